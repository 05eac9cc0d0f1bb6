import type { ExportLink } from "@/components/panels/history/export-menu";
import { historyPath, runsPath } from "@/lib/client/swr-keys";
import type { HistoryRange } from "@/lib/domain/history";
import type { JobKind } from "@/lib/domain/kind";

interface ExportsInput {
  range: HistoryRange;
  account: readonly string[];
  kind: readonly JobKind[];
  q: string;
}

/** The most one answer of `/api/runs` holds. */
const RUNS_LIMIT = 500;

/** What can be taken along: the series of the range shown, and the finished jobs that match. */
export function historyExports({ range, account, kind, q }: ExportsInput): ExportLink[] {
  const runs = { account, kind, q, limit: RUNS_LIMIT };
  return [
    {
      label: "Charts as CSV",
      detail: "every step",
      href: historyPath(range, account, { format: "csv" }),
      file: `slotwatch-${range}.csv`,
    },
    {
      label: "Charts as JSON",
      detail: "with accounts, gaps",
      href: historyPath(range, account),
      file: `slotwatch-${range}.json`,
    },
    {
      label: "Jobs as CSV",
      detail: `newest ${RUNS_LIMIT}`,
      href: runsPath({ ...runs, format: "csv" }),
      file: "slotwatch-jobs.csv",
    },
    { label: "Jobs as JSON", detail: `newest ${RUNS_LIMIT}`, href: runsPath(runs), file: "slotwatch-jobs.json" },
  ];
}
