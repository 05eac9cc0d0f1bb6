/**
 * How many videos an account may render at once: 1 on MiniMax's free plan, 2 on paid ones (CONTRIBUTING.md, "What the API sends").
 */
export const RENDER_LIMITS = [1, 2] as const;

export type RenderLimit = (typeof RENDER_LIMITS)[number];

/**
 * Render times of one video as they would have been under each limit, ms. Negative where the limit is contradicted: it
 * ended before its turn came.
 */
export type RenderTimes = Record<RenderLimit, number>;

/** Fewer runs that overlapped others than this tell nothing. */
const TELLING_RUNS = 8;
/** No video renders in less; keeps the logarithm of contradictions finite. */
const SHORTEST_MS = 1_000;
/**
 * Two at once when render times, figured as if one at a time, scatter more than this many times wider (in variance).
 * Where one at a time is true, the wrong reading adds two render times into one: its variance of logarithms is half, a
 * ratio of 2, under standing load, and larger than the right one's otherwise (ratio below 1). Where two at once is
 * true, the wrong reading takes what is left of one after another's end for a whole: any length from nothing up, in
 * logarithms a variance of 1 or more, against 0.02 to 0.2 for real render times. 4 stands between.
 */
const RATIO = 4;

/** The variance of the logarithms of render times, as they would have been under this limit. */
function logVariance(times: readonly RenderTimes[], limit: RenderLimit): number {
  const logs = new Float64Array(times.length);
  let count = 0;
  for (const time of times) logs[count++] = Math.log(Math.max(SHORTEST_MS, time[limit]));
  const mean = logs.reduce((sum, value) => sum + value, 0) / count;
  return logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
}

/**
 * How many videos an account renders at once, judged by which answer makes its render times look alike. `times` are
 * those of its runs that overlapped another (the others say nothing). Null while too few are known.
 */
export function inferRenderLimit(times: readonly RenderTimes[]): RenderLimit | null {
  if (times.length < TELLING_RUNS) return null;
  const asOne = logVariance(times, 1);
  const asTwo = logVariance(times, 2);
  return asOne > RATIO * asTwo ? 2 : 1;
}
