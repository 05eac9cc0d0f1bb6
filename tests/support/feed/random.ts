/** A seeded source of chance: the same seed tells the same story on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Exponential with this mean. */
  exponential(mean: number): number;
  /** Log-normal by its median and the standard deviation of its logarithm. */
  logNormal(median: number, sigma: number): number;
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
}

/** Mulberry32 (public domain): 32 bits of state, far more than these tests need, in five lines. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    exponential: (mean) => -mean * Math.log(1 - next()),
    logNormal: (median, sigma) => median * Math.exp(sigma * normal()),
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
  };
}
