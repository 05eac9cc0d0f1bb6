import { FIGURE_RUNS, type Usual } from "@/lib/domain/usual";
import { quantileOf } from "./quantile";

/** The part of a usual row that is measured. */
export type UsualFigures = Omit<Usual, "kind" | "accountId" | "ahead">;

/** The figures of runs' durations (ms, ascending, at least one); percentiles only from `FIGURE_RUNS` runs. */
export function figuresOf(ascending: ArrayLike<number>): UsualFigures {
  const n = ascending.length;
  const at = (p: number) => (n < FIGURE_RUNS ? null : Math.round(quantileOf(ascending, p)));
  return {
    n,
    p50Ms: at(0.5),
    p90Ms: at(0.9),
    p95Ms: at(0.95),
    lowMs: ascending[0] ?? 0,
    highMs: ascending[n - 1] ?? 0,
  };
}

/** How many of these (ascending) are not above a value. */
export function countUpTo(ascending: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

const PRECISION_MS = 100;

/**
 * The figures of a wait plus a render time (both ms, ascending, neither empty), for a place in line where few runs are
 * known but render times are many. In a first in, first out queue a video's render time has nothing to do with how long
 * it waited, so the sum's distribution is the convolution of the two, P(W + S <= t) = mean over the known waits w of
 * P(S <= t - w), every pair counting as a run. `n` is the number of render times.
 */
export function figuresOfSum(
  waits: ArrayLike<number>,
  renders: ArrayLike<number>,
): UsualFigures & { p50Ms: number; p90Ms: number; p95Ms: number } {
  const n = renders.length;
  const at = (values: ArrayLike<number>, index: number) => values[index] ?? 0;
  const lowMs = at(waits, 0) + at(renders, 0);
  const highMs = at(waits, waits.length - 1) + at(renders, n - 1);
  const quantile = (p: number): number => {
    // Ranks by (n + 1) p as in `quantileOf`: the pairs are as good as n runs, not as n x m.
    const wanted = Math.min(1, (p * (n + 1)) / n);
    let low = lowMs - PRECISION_MS;
    let high = highMs;
    while (high - low > PRECISION_MS) {
      const middle = (low + high) / 2;
      let count = 0;
      for (let index = 0; index < waits.length; index += 1) count += countUpTo(renders, middle - at(waits, index));
      if (count < wanted * n * waits.length) low = middle;
      else high = middle;
    }
    return Math.round(high);
  };
  return { n, p50Ms: quantile(0.5), p90Ms: quantile(0.9), p95Ms: quantile(0.95), lowMs, highMs };
}
