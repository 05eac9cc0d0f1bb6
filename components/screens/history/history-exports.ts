import type { ExportLink } from "@/components/panels/history/export-menu";
import { referencesPath, runsPath } from "@/lib/client/jobs-paths";
import { historyPath, type Source } from "@/lib/client/paths";
import type { HistoryRange } from "@/lib/domain/history";
import type { Filters } from "@/lib/domain/narrow";

/** The most one answer of JSON holds; CSV is sent line by line and holds all. */
const MOST_JSON = 500;

/** What can be taken along: the series of the range shown, and the finished jobs that match. Files are named as our routes name them. */
export function historyExports(
  { range, account, kind, q, refPrefix }: Filters & { range: HistoryRange },
  source: Partial<Source>,
): ExportLink[] {
  const runs = { account, kind, q, refPrefix };
  return [
    {
      label: "Charts as CSV",
      detail: "every step",
      href: historyPath(range, account, { format: "csv", route: source.history }),
      file: `slotwatch-history-${range}.csv`,
    },
    {
      label: "Charts as JSON",
      detail: "with accounts, gaps",
      href: historyPath(range, account, { route: source.history }),
      file: `slotwatch-history-${range}.json`,
    },
    {
      label: "Jobs as CSV",
      detail: "all that match",
      href: runsPath({ ...runs, format: "csv" }, source.runs),
      file: "slotwatch-runs.csv",
    },
    {
      label: "Jobs as JSON",
      detail: `newest ${MOST_JSON}`,
      href: runsPath({ ...runs, limit: MOST_JSON }, source.runs),
      file: "slotwatch-runs.json",
    },
    // A link's route is not the operator's; it has none for this.
    ...(source.runs === undefined
      ? [
          {
            label: "References as CSV",
            detail: "sums of the range",
            href: referencesPath(range, account, "csv"),
            file: `slotwatch-references-${range}.csv`,
          },
        ]
      : []),
  ];
}
