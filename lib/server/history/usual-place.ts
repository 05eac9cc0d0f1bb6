import { RANGE_RUNS, VERDICT_RUNS } from "@/lib/domain/usual";
import type { RenderLimit, RenderTimes } from "./render-limit";
import { WINDOW_RUNS, type Dated } from "./run-window";
import { countUpTo, figuresOf, figuresOfSum, type UsualFigures } from "./usual-figures";

/** A finished run as the usual times see it. */
export interface Entry extends Dated {
  /** Its run. */
  id: string;
  durationMs: number;
  accountId: string | null;
  times: RenderTimes | null;
}

/** How many videos an account renders at once, or null when that is not known yet. */
export type LimitOf = (accountId: string) => RenderLimit | null;

/** Numbers in ascending order. */
export const ascending = (values: readonly number[]): Float64Array => new Float64Array(values).sort();

/** The durations of some runs, ms ascending. */
export const durationsOf = (entries: readonly Entry[]): Float64Array =>
  ascending(entries.map(({ durationMs }) => durationMs));

/** The newest `count` of a lane that fit. Walks from its end: lanes are long and asked often. */
export function newest(lane: readonly Entry[], count: number, fits: (entry: Entry) => boolean): Entry[] {
  const found: Entry[] = [];
  for (let index = lane.length - 1; index >= 0 && found.length < count; index -= 1) {
    const entry = lane[index];
    if (entry && fits(entry)) found.push(entry);
  }
  return found;
}

/** How long a run rendered by its account's limit, ms; null where that is not known, or the limit is contradicted. */
export function renderOf({ accountId, times }: Entry, limitOf: LimitOf): number | null {
  const limit = accountId === null ? null : limitOf(accountId);
  return limit === null || times === null || times[limit] <= 0 ? null : times[limit];
}

/**
 * The figures of one place in line. Few runs know their middle well and their tail badly (of 100 runs five make the
 * p95), while render times are many: until the place has a whole window of runs its tail, and below a verdict's worth
 * the middle too, are those of its waits and the render times of all places (`figuresOfSum`).
 */
export function figuresOfPlace(
  entries: readonly Entry[],
  renders: () => Float64Array,
  limitOf: LimitOf,
): UsualFigures | null {
  if (entries.length < RANGE_RUNS) return null;
  const own = figuresOf(durationsOf(entries));
  if (own.n >= WINDOW_RUNS || renders().length < VERDICT_RUNS) return own;
  const waits: number[] = [];
  for (const entry of entries) {
    const renderMs = renderOf(entry, limitOf);
    if (renderMs !== null) waits.push(Math.max(0, entry.durationMs - renderMs));
  }
  if (waits.length < RANGE_RUNS) return own;
  const sum = figuresOfSum(ascending(waits), renders());
  if (own.n < VERDICT_RUNS) return sum;
  const p90Ms = Math.max(own.p50Ms ?? 0, sum.p90Ms);
  return { ...own, p90Ms, p95Ms: Math.max(p90Ms, sum.p95Ms) };
}

/** An account differs from those like it when more of its runs than this lie beyond their p95. */
const MISFIT = 0.12;
/** It differs as well when so many standard errors more (or fewer) of its runs than half lie below their p50. */
const MIDDLE_ERRORS = 4;

/**
 * Whether an account is judged by its own runs (durations, ms ascending) at some place: when it has a whole window of them, or enough for a
 * verdict and the shared figures would call too many of them slow, or are of others who take longer or shorter (a sign test of the
 * middle). Until then the shared figures rest on more runs, of
 * several queues, and so wander less: neighbours in one queue share their luck.
 */
export function isOfItsOwn(own: Float64Array, shared: UsualFigures | null): boolean {
  if (own.length >= WINDOW_RUNS) return true;
  if (own.length < VERDICT_RUNS) return false;
  const [p50Ms, p95Ms] = [shared?.p50Ms ?? null, shared?.p95Ms ?? null];
  if (p50Ms === null || p95Ms === null) return true;
  if (own.length - countUpTo(own, p95Ms) > MISFIT * own.length) return true;
  // The standard error of a share of one half is 1 / (2 sqrt n).
  // Runs of just that length (whole ms) count half to either side.
  const below = (countUpTo(own, p50Ms) + countUpTo(own, p50Ms - 1)) / 2;
  const offMiddle = Math.abs(below / own.length - 0.5);
  return offMiddle > MIDDLE_ERRORS / (2 * Math.sqrt(own.length));
}
