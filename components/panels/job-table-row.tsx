import { memo, type ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { cutLong } from "@/components/ui/cut-long";
import { Elapsed } from "@/components/ui/elapsed";
import { ShownText } from "@/components/ui/shown-text";
import type { AgainstUsual } from "@/lib/view/against-usual";
import type { JobColumns, JobTableRow } from "@/lib/view/job-table";
import { visibleText } from "@/lib/view/visible-text";
import { AgainstMark } from "./against-mark";
import { KindMark } from "./kind-mark";
import { sameJobCells } from "./job-table-same";

interface JobTableRowViewProps {
  row: JobTableRow;
  /** One of the constants: compared by identity. */
  columns: JobColumns;
  isCurrent: boolean;
  /** The job against runs like it; null when nothing is known of them, undefined where the column is not drawn. */
  against?: AgainstUsual | null;
}

/** The row's columns, which tables.css has (`.jobs-all`). Each row is a grid and not a table's row, for a table is laid out and painted as a whole. */
export function gridOf({ ref, callback }: JobColumns, hasUsual: boolean): string {
  return `jobs-${callback ? "all" : ref ? "ref" : "bare"}${hasUsual ? " has-usual" : ""}`;
}

/**
 * One job. On a phone the cells stack in two columns; `display` takes a table's meaning from
 * the cells in some browsers, hence the roles.
 */
export const JobTableRowView = memo(
  function JobTableRowView({ row, columns, isCurrent, against }: JobTableRowViewProps) {
    return (
      <tr role="row" className={`lg:hover:bg-raised/50 ${gridOf(columns, against !== undefined)}`}>
        <JobCells row={row} columns={columns} isCurrent={isCurrent} />
        {against !== undefined && (
          <Cell
            className={`order-7 col-span-2 lg:col-span-1 lg:text-right ${against === null ? "max-lg:hidden" : ""}`}
            title={against?.basis ?? undefined}
          >
            {against !== null && <AgainstMark against={against} />}
          </Cell>
        )}
        {columns.callback && (
          <Cell
            className={`order-8 col-span-2 ${cutLong(row.callback, 10)} lg:col-span-1 text-dim lg:text-right max-lg:before:content-['callback_'] ${row.hasCallback ? "" : "max-lg:hidden"}`}
            title={row.callback}
          >
            {row.callback}
          </Cell>
        )}
      </tr>
    );
  },
  (before, after) =>
    sameJobCells(before, after) &&
    before.against?.text === after.against?.text &&
    before.against?.basis === after.against?.basis &&
    (before.against === undefined) === (after.against === undefined),
);

type CellsProps = Pick<JobTableRowViewProps, "row" | "columns" | "isCurrent">;

/** All but what the job is measured against, which moves with each run that ends. */
const JobCells = memo(function JobCells({ row, columns, isCurrent }: CellsProps) {
  return (
    <>
      <Cell className="order-1">
        <KindMark kind={row.kind} label={row.kindLabel} />
      </Cell>
      <Cell
        className={`order-3 ${cutLong(row.accountLabel, 10)} ${columns.ref ? "" : "max-lg:col-span-2"}`}
        title={row.accountLabel}
      >
        {row.accountLabel}
      </Cell>
      {columns.ref && (
        <Cell
          className={`order-4 ${cutLong(row.ref, 12)} text-right text-dim lg:text-left`}
          title={visibleText(row.ref)}
        >
          {row.hasRef ? <ShownText text={row.ref} /> : <span aria-label="none">{row.ref}</span>}
        </Cell>
      )}
      <Cell className="order-6 text-right whitespace-nowrap lg:text-left">
        <CopyButton
          text={row.id}
          label={`Copy the id of job ${row.shortId}`}
          className="text-dim hover:text-text lg:-ml-[9px] lg:not-hover:border-transparent!"
        >
          {row.shortId}
        </CopyButton>
      </Cell>
      <Cell className="order-5 max-lg:before:content-['started_'] lg:text-right">
        {row.startedIso === null ? (
          row.started
        ) : (
          <time dateTime={row.startedIso} title={row.startedIso}>
            {row.started}
          </time>
        )}
      </Cell>
      <Cell className="order-2 text-right font-times">
        {row.startedAtMs === null ? (
          row.elapsed
        ) : (
          <Elapsed
            startedAtMs={row.startedAtMs}
            initialText={row.elapsed}
            isCurrent={isCurrent}
            className="ml-auto block h-5 w-[8ch] [contain:layout_size]"
          />
        )}
      </Cell>
    </>
  );
}, sameJobCells);

interface CellProps {
  className: string;
  title?: string;
  children: ReactNode;
}

function Cell({ className, title, children }: CellProps) {
  return (
    <td role="cell" title={title} className={`min-w-0 ${className}`}>
      {children}
    </td>
  );
}
