import type { WallFit } from "./wall-fit";

export interface WallPage<Row> {
  rows: Row[];
  /** "accounts 13 to 24 of 30"; null when one page holds them all. */
  mark: string | null;
  /** From 0. */
  index: number;
  pages: number;
}

/**
 * The rows of one page. With several pages those in trouble come first, in their own order; on a single page every row keeps
 * its place.
 *
 * @param turn counts up with each change of page, for ever; a negative or broken number is the first page
 */
export function wallPage<Row extends { isTrouble: boolean }>(
  rows: readonly Row[],
  { perPage, pages }: WallFit,
  turn: number,
): WallPage<Row> {
  if (pages <= 1) return { rows: [...rows], mark: null, index: 0, pages: 1 };
  const ordered = [...rows.filter(({ isTrouble }) => isTrouble), ...rows.filter(({ isTrouble }) => !isTrouble)];
  const index = Number.isFinite(turn) && turn > 0 ? Math.floor(turn) % pages : 0;
  const from = index * perPage;
  const shown = ordered.slice(from, from + perPage);
  return { rows: shown, mark: `accounts ${from + 1} to ${from + shown.length} of ${rows.length}`, index, pages };
}
