import type { JobColumns, JobTableRow } from "@/lib/view/job-table";
import { isSameRow } from "@/lib/view/same-row";

interface CellsProps {
  row: JobTableRow;
  columns: JobColumns;
  isCurrent: boolean;
}

/** Whether a job's cells would look the same; the time of a ticking row is its own affair. */
export function sameJobCells(before: CellsProps, after: CellsProps): boolean {
  const isTicking = after.isCurrent && before.row.startedAtMs !== null;
  return (
    before.isCurrent === after.isCurrent &&
    before.columns === after.columns &&
    isSameRow(before.row, after.row, isTicking ? ["elapsed"] : [])
  );
}
