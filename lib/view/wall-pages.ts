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
 * The rows of one page. With several pages those that somebody has to look at come first, in their own order; on a single
 * page every row keeps its place.
 *
 * @param turn counts up with each change of page, for ever; a negative or broken number is the first page
 * @param noun what the rows are
 */
export function wallPage<Row extends { isFirst: boolean }>(
  rows: readonly Row[],
  { perPage, pages }: WallFit,
  turn: number,
  noun: "accounts" | "jobs" = "accounts",
): WallPage<Row> {
  if (pages <= 1) return { rows: [...rows], mark: null, index: 0, pages: 1 };
  const ordered = [...rows.filter(({ isFirst }) => isFirst), ...rows.filter(({ isFirst }) => !isFirst)];
  const index = Number.isFinite(turn) && turn > 0 ? Math.floor(turn) % pages : 0;
  const from = index * perPage;
  const shown = ordered.slice(from, from + perPage);
  return { rows: shown, mark: `${noun} ${from + 1} to ${from + shown.length} of ${rows.length}`, index, pages };
}

/** Without scripts the page is loaded anew this often, and each time shows the next accounts. */
const RELOAD_STEP_MS = 30_000;

/** Which page the HTML of a moment shows: a `turn` of `wallPage`. */
export function firstTurn(nowMs: number): number {
  return Math.floor(nowMs / RELOAD_STEP_MS);
}
