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

/** A histogram as text, "37:2 38:1": half the size of JSON, and read many thousand at a time. */
export function writeBins(histogram: DurationHistogram): string {
  let text = "";
  for (const bin in histogram) {
    const count = histogram[bin] ?? 0;
    if (count > 0) text += `${text === "" ? "" : " "}${bin}:${count}`;
  }
  return text;
}

const [ZERO, COLON, SPACE] = [48, 58, 32];

/**
 * Adds a stored histogram to one in memory. Character by character, without making strings: a range of months
 * reads ten thousand of them.
 */
export function addBins(histogram: DurationHistogram, text: string): void {
  for (let at = 0; at < text.length; at += 1) {
    let bin = 0;
    for (; at < text.length && text.charCodeAt(at) !== COLON; at += 1) bin = bin * 10 + text.charCodeAt(at) - ZERO;
    let count = 0;
    for (at += 1; at < text.length && text.charCodeAt(at) !== SPACE; at += 1)
      count = count * 10 + text.charCodeAt(at) - ZERO;
    histogram[bin] = (histogram[bin] ?? 0) + count;
  }
}
