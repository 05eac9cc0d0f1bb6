import type { JobColumns, JobTableRow } from "@/lib/view/job-table";

interface CellsProps {
  row: JobTableRow;
  columns: JobColumns;
  isCurrent: boolean;
}

/** Whether a job's cells would look the same. Rows are made anew with every revision; the time of a ticking one is its own affair. */
export function sameJobCells(before: CellsProps, after: CellsProps): boolean {
  if (before.isCurrent !== after.isCurrent || before.columns !== after.columns) return false;
  const [a, b] = [before.row, after.row];
  if (a === b) return true;
  const ticks = after.isCurrent && a.startedAtMs !== null;
  const words = Object.keys(b) as (keyof JobTableRow)[];
  return words.every((word) => a[word] === b[word] || (ticks && word === "elapsed"));
}
