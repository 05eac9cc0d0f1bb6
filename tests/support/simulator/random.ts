/** A seeded source of chance: the same seed gives the same pictures and the same tests, on every machine. */
export interface Random {
  /** A number from 0 up to, and without, 1. */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  /** One of the items; null when there are none. */
  pick<T>(items: readonly [T, ...T[]]): T;
  pick<T>(items: readonly T[]): T | null;
  /** Log-normal: how long work takes in practice, with a long tail to the right. `sigma` is the spread of the logarithm. */
  logNormal(median: number, sigma: number): number;
  /** Exponential: the pause before something that happens at random. */
  exponential(mean: number): number;
  /** Decimal digits that do not begin with 0, as text: ids of 18-19 digits do not fit a JavaScript number. */
  digits(length: number): string;
  /** An independent source named after its use, so that one more draw here does not shift every draw there. */
  fork(label: string): Random;
}

/** FNV-1a, 32 bits: turns a label into a seed. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** Creates a seeded source (mulberry32: 32 bits of state are plenty for pictures, and it is six lines). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  function pick<T>(items: readonly [T, ...T[]]): T;
  function pick<T>(items: readonly T[]): T | null;
  function pick<T>(items: readonly T[]): T | null {
    return items[int(0, items.length - 1)] ?? null;
  }
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick,
    // Box-Muller; 1 - next() keeps the logarithm away from 0.
    logNormal: (median, sigma) =>
      median * Math.exp(sigma * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())),
    exponential: (mean) => -mean * Math.log(1 - next()),
    digits: (length) => {
      let text = String(int(1, 9));
      while (text.length < length) text += String(int(0, 9));
      return text;
    },
    fork: (label) => createRandom(hash(`${seed}:${label}`)),
  };
}
