import type { WallFit } from "./wall-fit";
import { WALL_RANKS, type WallRank } from "./wall-row";

export interface WallPage<Row> {
  rows: Row[];
  /** "accounts 13 to 24 of 30"; null when one page holds them all. */
  mark: string | null;
  /** From 0. */
  index: number;
  pages: number;
}

interface Ranked {
  key: string;
  rank: WallRank;
}

/**
 * The keys of all rows in the order of their pages: what somebody has to look at soonest comes first, and within a rank
 * every row keeps its place, as all do on a single page.
 *
 * @param isCut whether only part of the jobs is known: then nobody knows of slow ones, and they count as the others do
 */
export function wallOrder(rows: readonly Ranked[], pages: number, isCut: boolean): string[] {
  const least = isCut ? WALL_RANKS.slow : WALL_RANKS.calm;
  const placeOf = ({ rank }: Ranked) => (pages > 1 ? Math.min(rank, least) : 0);
  return [...rows].sort((a, b) => placeOf(a) - placeOf(b)).map(({ key }) => key);
}

/** Rows in an order that was made before; those that it does not know come last. */
export function inOrder<Row extends Pick<Ranked, "key">>(rows: readonly Row[], keys: readonly string[]): Row[] {
  const places = new Map(keys.map((key, place) => [key, place]));
  const placeOf = ({ key }: Row) => places.get(key) ?? keys.length;
  return [...rows].sort((a, b) => placeOf(a) - placeOf(b));
}

/**
 * The rows of one page.
 *
 * @param rows in the order of their pages
 * @param turn counts up with each change of page, for ever; a negative or broken number is the first page
 * @param noun what the rows are
 */
export function wallPage<Row>(
  rows: readonly Row[],
  { perPage, pages }: WallFit,
  turn: number,
  noun: "accounts" | "jobs" = "accounts",
): WallPage<Row> {
  if (pages <= 1) return { rows: [...rows], mark: null, index: 0, pages: 1 };
  const index = Number.isFinite(turn) && turn > 0 ? Math.floor(turn) % pages : 0;
  const from = index * perPage;
  const shown = rows.slice(from, from + perPage);
  return { rows: shown, mark: `${noun} ${from + 1} to ${from + shown.length} of ${rows.length}`, index, pages };
}

/** Without scripts the page is loaded anew this often, and each time shows the next accounts. */
const RELOAD_STEP_MS = 30_000;

/** Which page the HTML of a moment shows: a `turn` of `wallPage`. */
export function firstTurn(nowMs: number): number {
  return Math.floor(nowMs / RELOAD_STEP_MS);
}
