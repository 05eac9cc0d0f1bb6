/**
 * `BENCH_QUICK=1` cuts every measurement to a tenth, to see whether a bench works at all. Its figures mean nothing.
 */
const PART = process.env.BENCH_QUICK === "1" ? 0.1 : 1;

/** Whether this run only tries the benches out. */
export const IS_QUICK = PART < 1;

/** A length of time (ms) or a number of repetitions, cut short in a quick run. */
export function full(length: number, least = 1): number {
  return Math.max(least, Math.round(length * PART));
}
