"use client";

import { memo, useCallback, useMemo, useState } from "react";
import { FilterBar } from "@/components/controls/filters";
import { LiveRegion } from "@/components/ui/live-region";
import { JobTablePanel } from "@/components/panels/job-table";
import { useSettled } from "@/lib/client/use-settled";
import type { SetViewState } from "@/lib/client/use-view-state";
import { NO_FILTERS, type Filters } from "@/lib/domain/narrow";
import type { SharedInfo } from "@/lib/domain/share";
import type { Snapshot } from "@/lib/domain/snapshot";
import type { SortDirection, SortKey } from "@/lib/domain/view-state";
import type { FreshnessRow } from "@/lib/view/freshness-row";
import { shownColumns } from "@/lib/view/hide-columns";
import { toJobTable, type MatchCounts } from "@/lib/view/job-table";
import type { Moment } from "@/lib/view/moment";
import type { JobPace } from "@/lib/view/pace";

interface JobsSectionProps extends Moment {
  snapshot: Snapshot | null;
  /** How many jobs there are, when the snapshot holds only the first of them; else null. */
  cutFrom: MatchCounts | null;
  filters: Filters;
  sort: SortKey;
  dir: SortDirection;
  /** Of all accounts, in their order: the filter's choices. */
  labels: ReadonlyMap<string, string>;
  freshness: FreshnessRow;
  paces: ReadonlyMap<string, JobPace>;
  setView: SetViewState;
  /** What a share leaves out; absent where nothing is. */
  hiding?: Pick<SharedInfo, "hideAccounts" | "hideReferences">;
}

/** The table of running jobs with its filters. */
export const JobsSection = memo(function JobsSection(props: JobsSectionProps) {
  const { snapshot, cutFrom, filters, sort, dir, labels, freshness, paces, nowMs, zone, setView, hiding } = props;
  const [page, setPage] = useState(1);
  const table = useMemo(
    () => toJobTable({ snapshot, filters, sort, dir, page, labels, paces, freshness, cutFrom, nowMs, zone }),
    [snapshot, filters, sort, dir, page, labels, paces, freshness, cutFrom, nowMs, zone],
  );
  // What is asked for is told, once it is typed; what the jobs do by themselves is not.
  const asked = useSettled(JSON.stringify(filters));
  const columns = shownColumns(hiding);
  const options = useMemo(() => [...labels].map(([id, label]) => ({ id, label })), [labels]);
  const change = useCallback(
    (next: Partial<Filters>) => {
      setPage(1);
      setView(next);
    },
    [setView],
  );
  return (
    <JobTablePanel
      table={table}
      columns={columns}
      paces={paces}
      isCurrent={freshness.isCurrent}
      asOf={freshness.asOf}
      onSort={(nextSort, nextDir) => {
        setPage(1);
        setView({ sort: nextSort, dir: nextDir });
      }}
      onPage={(next) => {
        setPage(next);
        // Rows are read from the first, and "Next" stands below the last.
        document.querySelector("[aria-label=Filters]")?.scrollIntoView({ block: "nearest" });
      }}
      onClear={() => change(NO_FILTERS)}
      controls={
        <>
          <FilterBar hasRefs={columns.ref} value={filters} accounts={options} onChange={change} />
          <LiveRegion stateKey={asked} text={table.count ? `Running jobs listed: ${table.count}.` : ""} />
        </>
      }
    />
  );
});
