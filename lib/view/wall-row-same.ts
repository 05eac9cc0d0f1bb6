import { isSamePace } from "./pace";
import type { WallCell, WallRow } from "./wall-row";

/**
 * Whether a cell would be drawn the same. Rows are made anew every few seconds, and most of their cells are what they
 * were; a time that ticks writes itself, so its text is no difference.
 */
export function isSameWallCell(before: WallCell, after: WallCell): boolean {
  return (
    before.state === after.state &&
    before.startedAtMs === after.startedAtMs &&
    (after.startedAtMs !== null || before.text === after.text) &&
    isSamePace(before.pace, after.pace, after.startedAtMs !== null)
  );
}

/** Whether a row would be drawn the same, its cells included. */
export function isSameWallRow(before: WallRow, after: WallRow): boolean {
  if (before === after) return true;
  return wordsOf(before) === wordsOf(after) && isSameCells(before.cells, after.cells);
}

/** All that is drawn besides the cells, as one text. */
function wordsOf({ label, notes, noteTone, verdicts, state, sinceMs, isFree, of, next }: WallRow): string {
  return JSON.stringify([label, notes, noteTone, verdicts, sinceMs ?? state, isFree, of, next]);
}

function isSameCells(before: readonly WallCell[] | null, after: readonly WallCell[] | null): boolean {
  if (before === null || after === null) return before === after;
  return (
    before.length === after.length &&
    before.every((cell, place) => {
      const other = after[place];
      return other !== undefined && isSameWallCell(cell, other);
    })
  );
}
