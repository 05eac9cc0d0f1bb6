/** How long something lasts, learned from finished cases. */
export interface Survival {
  /** The longest of them, ms: what has lasted longer is beyond all experience. */
  longestMs: number;
  /** The chance to last longer than this. Falls without a jump, and never to 0. */
  beyond(ms: number): number;
}

/** The share of the longest cases from which the tail is drawn. */
const TAIL = 0.1;

/**
 * The survival curve of `ascending` durations (ms, not empty): the empirical one at ranks i / (n + 1), joined by
 * straight lines. Beyond the longest case it goes on as an exponential whose mean is the mean excess of the longest
 * tenth over that tenth's beginning (peaks over threshold with shape 0; Pickands 1975): the last of n cases is not the
 * longest possible.
 */
export function survivalOf(ascending: ArrayLike<number>): Survival {
  const n = ascending.length;
  const at = (index: number) => ascending[index] ?? 0;
  const longestMs = at(n - 1);
  const tailFrom = Math.max(0, Math.floor(n * (1 - TAIL)) - 1);
  let excess = 0;
  for (let index = tailFrom + 1; index < n; index += 1) excess += at(index) - at(tailFrom);
  const scaleMs = Math.max(1, n - 1 > tailFrom ? excess / (n - 1 - tailFrom) : longestMs / 2);

  function beyond(ms: number): number {
    if (ms >= longestMs) return Math.exp(-(ms - longestMs) / scaleMs) / (n + 1);
    // The first index whose value is above `ms`.
    let low = 0;
    let high = n - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(middle) > ms) high = middle;
      else low = middle + 1;
    }
    const from = low === 0 ? 0 : at(low - 1);
    const share = Math.max(0, ms - from) / Math.max(1, at(low) - from);
    return 1 - (low + share) / (n + 1);
  }
  return { longestMs, beyond };
}
