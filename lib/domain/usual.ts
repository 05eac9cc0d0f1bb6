import { holdsSlot, type JobKind } from "./kind";

/** From this many runs the range so far is told: "so far 3:10 to 5:40 (6 runs)". */
export const RANGE_RUNS = 5;
/** From this many runs p50, p90 and p95 are told. */
export const FIGURE_RUNS = 20;
/** From this many runs a job is called slow or stuck. */
export const VERDICT_RUNS = 60;
/** A job that holds a slot is stuck beyond this many times p95 (CONTRIBUTING.md, "The contract"). */
export const STUCK_FACTOR = 2;

/**
 * How long finished runs of one sort took, ms. `accountId` null means all accounts, `ahead` null any place in line. The row for an account
 * that is not clearly quicker or slower than others holds their figures as well: of all accounts that render as many videos at once.
 * The percentiles are null below `FIGURE_RUNS` runs; rows of fewer than `RANGE_RUNS` are never told.
 */
export interface Usual {
  kind: JobKind;
  accountId: string | null;
  /** Videos that ran on its account when it began. */
  ahead: number | null;
  /** Runs behind the figures; of a place in line that few runs are known of, times of a render, of which they are then made. */
  n: number;
  p50Ms: number | null;
  p90Ms: number | null;
  p95Ms: number | null;
  /** The shortest and the longest of these runs. */
  lowMs: number;
  highMs: number;
}

/** The answer of `GET /api/usual`. */
export interface UsualTable {
  usual: Usual[];
}

/** What a job is compared by. */
export interface Likeness {
  kind: JobKind;
  accountId: string | null;
  ahead: number | null;
}

/** "usual" is at most p95. */
export type PaceVerdict = "usual" | "slow" | "stuck";

/** The key under which a sort of runs is kept; kinds hold no colon, and a count none either. */
function usualKey({ kind, accountId, ahead }: Likeness): string {
  return `${kind}:${ahead ?? ""}:${accountId ?? ""}`;
}

/** Rows by `usualKey`, for many look-ups over one answer. */
export function indexUsual(rows: readonly Usual[]): ReadonlyMap<string, Usual> {
  return new Map(rows.map((row) => [usualKey(row), row]));
}

/**
 * The row a job is judged by: its own account and place in line, else that place on all accounts, else, where its place
 * is unknown, its account and then all runs of its kind. A known place never falls back to "any place": the fifth in
 * line is not slow because the first in line is quick. Null when nothing like it is known.
 */
export function findUsual(index: ReadonlyMap<string, Usual>, like: Likeness): Usual | null {
  const { kind, accountId } = like;
  const ahead = holdsSlot(kind) ? like.ahead : null;
  const own = accountId === null ? undefined : index.get(usualKey({ kind, accountId, ahead }));
  return own ?? index.get(usualKey({ kind, accountId: null, ahead })) ?? null;
}

/**
 * A running job against finished runs like it. Null while fewer than `VERDICT_RUNS` are known. Only what holds a slot
 * can be stuck: a slow image keeps nobody waiting.
 */
export function verdictOf(elapsedMs: number, kind: JobKind, usual: Usual | null): PaceVerdict | null {
  if (usual === null || usual.p95Ms === null || usual.n < VERDICT_RUNS) return null;
  if (elapsedMs > STUCK_FACTOR * usual.p95Ms && holdsSlot(kind)) return "stuck";
  return elapsedMs > usual.p95Ms ? "slow" : "usual";
}
