/** How many durations fell in each bin, by bin number. Sparse, plain data; sums of two are the histogram of both. */
export type DurationHistogram = Record<string, number>;

/** The promised relative error of any quantile. */
const ERROR = 0.05;
const GAMMA = (1 + ERROR) / (1 - ERROR);
const LOG_GAMMA = Math.log(GAMMA);

/**
 * The bin of a duration: bin i holds (gamma^(i-1), gamma^i] ms with gamma = (1 + e) / (1 - e), so that the bin's
 * representative 2 gamma^i / (gamma + 1) is within e = 5 % of everything in it (Masson, Rim and Lee, "DDSketch", VLDB
 * 2019). Durations below 1 ms count as 1 ms.
 */
export function binOf(durationMs: number): number {
  return Math.ceil(Math.log(Math.max(1, durationMs)) / LOG_GAMMA);
}

function valueOf(bin: number): number {
  return (2 * GAMMA ** bin) / (GAMMA + 1);
}

/** How many durations it holds. */
export function countOf(histogram: DurationHistogram): number {
  return Object.values(histogram).reduce((sum, count) => sum + count, 0);
}

/**
 * Quantile `p` in ms, within 5 % of the duration at that rank; null when empty. The rank is the nearest to (n + 1) p,
 * as in `quantileOf`, without interpolation.
 */
export function histogramQuantile(histogram: DurationHistogram, p: number): number | null {
  const total = countOf(histogram);
  if (total === 0) return null;
  const rank = Math.min(total, Math.max(1, Math.round(p * (total + 1))));
  const bins = Object.keys(histogram)
    .map(Number)
    .sort((a, b) => a - b);
  let seen = 0;
  for (const bin of bins) {
    seen += histogram[bin] ?? 0;
    if (seen >= rank) return valueOf(bin);
  }
  return null;
}
