import type { ReactNode } from "react";
import { SortHeader } from "@/components/controls/sort-header";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { SortDirection, SortKey } from "@/lib/domain/view-state";
import type { JobColumns, JobTable } from "@/lib/view/job-table";
import { againstUsual } from "@/lib/view/against-usual";
import type { JobPace } from "@/lib/view/pace";
import { gridOf, JobTableRowView } from "./job-table-row";

export interface JobTablePanelProps {
  table: JobTable;
  columns: JobColumns;
  isCurrent: boolean;
  /** FreshnessRow.asOf. */
  asOf: string | null;
  onSort: (sort: SortKey, dir: SortDirection) => void;
  /** Pages count from 1, as in JobTable.page. */
  onPage: (page: number) => void;
  /** Search and filters, between title and rows. */
  controls?: ReactNode;
  /** Running jobs against their usual, by job id; empty while nothing is known, and then the column is not drawn. */
  paces?: ReadonlyMap<string, JobPace>;
  /** Undoes the filters; offered where they leave nothing. */
  onClear?: () => void;
}

const NO_PACES: ReadonlyMap<string, JobPace> = new Map();

/** "Running jobs": every job that matches, sorted, at most 100 at once. */
export function JobTablePanel(props: JobTablePanelProps) {
  const { table, columns, isCurrent, asOf, onSort, onPage, controls, onClear, paces = NO_PACES } = props;
  const { rows, count, matching, total, empty, note } = table;
  return (
    <Panel title="Running jobs" subtitle={count ?? undefined} asOf={asOf}>
      {controls}
      {empty !== null ? (
        <p className="flex flex-wrap items-center gap-3 py-6 text-dim">
          {empty}
          {matching < total && onClear && (
            <Button size="small" isPassing onClick={onClear}>
              Show all jobs
            </Button>
          )}
        </p>
      ) : (
        <table role="table" className="mt-2 block w-full text-small">
          <caption className="sr-only">Running jobs. Column headers with buttons sort.</caption>
          <JobTableHead table={table} columns={columns} onSort={onSort} hasUsual={paces.size > 0} />
          <tbody role="rowgroup" className="block" data-rows>
            {rows.map((row) => (
              <JobTableRowView
                key={row.id}
                row={row}
                columns={columns}
                isCurrent={isCurrent}
                against={paces.size > 0 ? againstUsual(paces.get(row.id)) : undefined}
              />
            ))}
          </tbody>
        </table>
      )}
      {note !== null && <p className="mt-2 text-small text-dim">{note}</p>}
      <Pages table={table} onPage={onPage} />
    </Panel>
  );
}

interface JobTableHeadProps extends Pick<JobTablePanelProps, "table" | "columns" | "onSort"> {
  hasUsual: boolean;
}

function JobTableHead({ table: { sort, dir }, columns, onSort, hasUsual }: JobTableHeadProps) {
  const shared = { sort, dir, onSort };
  return (
    <thead role="rowgroup" className="block">
      <tr role="row" className={`flex flex-wrap items-center gap-x-3 pb-1 ${gridOf(columns, hasUsual)}`}>
        <SortHeader {...shared} column="kind">
          Kind
        </SortHeader>
        <SortHeader {...shared} column="account">
          Account
        </SortHeader>
        {columns.ref && (
          <SortHeader {...shared} column="ref">
            Reference
          </SortHeader>
        )}
        {/* It does not sort: for screen readers alone where jobs are stacked. */}
        <th scope="col" role="columnheader" className="sr-only text-left font-normal text-dim lg:not-sr-only">
          Job
        </th>
        <SortHeader {...shared} column="started" align="right">
          Started
        </SortHeader>
        <SortHeader {...shared} column="elapsed" align="right">
          Elapsed
        </SortHeader>
        {hasUsual && (
          <SortHeader {...shared} column="usual" align="right">
            Against usual
          </SortHeader>
        )}
        {columns.callback && (
          <SortHeader {...shared} column="callback" align="right">
            Callback
          </SortHeader>
        )}
      </tr>
    </thead>
  );
}

function Pages({ table: { page, pages }, onPage }: Pick<JobTablePanelProps, "table" | "onPage">) {
  if (pages <= 1) return null;
  return (
    <nav aria-label="Pages of running jobs" className="mt-3 flex items-center justify-end gap-3 text-small text-dim">
      <span aria-live="polite">
        Page {page} of {pages}
      </span>
      <Button disabled={page <= 1} onClick={() => onPage(page - 1)}>
        Previous
      </Button>
      <Button disabled={page >= pages} onClick={() => onPage(page + 1)}>
        Next
      </Button>
    </nav>
  );
}
