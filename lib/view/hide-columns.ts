import type { RunRow } from "./history-runs";
import type { JobTable } from "./job-table";

/** What is said where a share leaves something out: "none" would be a claim. */
const HIDDEN = "hidden";

/** The table of jobs as a share shows it: what was left out on the server is called hidden, not missing. */
export function hideColumns(
  table: JobTable,
  { hideAccounts, hideReferences }: { hideAccounts: boolean; hideReferences: boolean },
): JobTable {
  if (!hideAccounts && !hideReferences) return table;
  const rows = table.rows.map((row) => ({
    ...row,
    ...(hideReferences ? { ref: HIDDEN, hasRef: true } : {}),
    callback: HIDDEN,
    hasCallback: false,
  }));
  return { ...table, rows };
}

/** Finished jobs as a share shows them, likewise. */
export function hideReferences(rows: readonly RunRow[]): RunRow[] {
  return rows.map((row) => ({ ...row, ref: HIDDEN, hasRef: true }));
}
