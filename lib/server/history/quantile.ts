/**
 * Quantile `p` of values in ascending order, by the (n + 1) p rule (Weibull's plotting position; type 6 of Hyndman and
 * Fan, "Sample quantiles in statistical packages", 1996): the chance that one more value of the same source exceeds it
 * is then exactly 1 - p whatever the distribution, which is what "slow: beyond p95" promises. Values between two ranks
 * are interpolated; ranks beyond the ends give the ends. The list must not be empty.
 */
export function quantileOf(ascending: ArrayLike<number>, p: number): number {
  const last = ascending.length - 1;
  const rank = Math.min(last, Math.max(0, p * (last + 2) - 1));
  const below = Math.floor(rank);
  const low = ascending[below] ?? Number.NaN;
  const high = ascending[Math.min(last, below + 1)] ?? low;
  return low + (high - low) * (rank - below);
}
