import { isSamePace } from "@/lib/view/pace";
import { isSameRow } from "@/lib/view/same-row";
import type { SlotBoardRow, SlotCell } from "@/lib/view/slot-board";

interface DenseRowProps {
  row: SlotBoardRow;
  renaming?: unknown;
}

interface RowProps extends DenseRowProps {
  density: string;
  isCurrent: boolean;
}

/** Whether all but the cells of two rows says the same. */
function sameWords(a: SlotBoardRow, b: SlotBoardRow): boolean {
  return (
    isSameRow(a, b, ["cells", "next"]) &&
    a.next?.text === b.next?.text &&
    a.next?.short === b.next?.short &&
    a.cells.length === b.cells.length
  );
}

/**
 * Whether a board row would look the same, of up to 1,000 cells. A ticking cell writes its own time, so its text is left out.
 */
export function sameBoardRow(before: RowProps, after: RowProps): boolean {
  if (before.density !== after.density || before.isCurrent !== after.isCurrent) return false;
  if (before.renaming !== after.renaming) return false;
  const [a, b] = [before.row, after.row];
  if (a === b) return true;
  return sameWords(a, b) && a.cells.every((cell, index) => sameCell(cell, b.cells[index], after.isCurrent));
}

/** The same for a dense row, whose marks tell how a slot is used and not by which job. */
export function sameDenseRow(before: DenseRowProps, after: DenseRowProps): boolean {
  if (before.renaming !== after.renaming) return false;
  const [a, b] = [before.row, after.row];
  if (a === b) return true;
  const sameMark = (cell: SlotCell, other: SlotCell | undefined) =>
    cell.state === other?.state && cell.pace?.state === other.pace?.state;
  return sameWords(a, b) && a.cells.every((cell, index) => sameMark(cell, b.cells[index]));
}

function sameCell(a: SlotCell, b: SlotCell | undefined, isCurrent: boolean): boolean {
  if (!b || a.key !== b.key || a.state !== b.state || a.startedAtMs !== b.startedAtMs || a.tooltip !== b.tooltip) {
    return false;
  }
  const ticks = isCurrent && a.startedAtMs !== null;
  if (!isSamePace(a.pace, b.pace, ticks)) return false;
  // Its box is as wide as its text was.
  return ticks ? a.text.length === b.text.length : a.text === b.text;
}
