/** A reading of the browser's two clocks, ms. */
export interface Reading {
  /** `performance.now()`: never set back, but it may stand still while a laptop sleeps. */
  monotonicMs: number;
  /** `Date.now()`: goes on in sleep, but people and networks set it. */
  wallMs: number;
}

export interface ServerClock {
  /** The server's time now, epoch ms; null before the first answer. */
  now(reading?: Reading): number | null;
  /**
   * Tells the clock what the server's time was at a reading (default: now).
   *
   * @param tookMs how long the question took: as much later than it says the answer may have come
   */
  sync(serverMs: number, reading?: Reading, tookMs?: number): void;
}

/** Answers that took longer look like a clock set back by that much; those are not followed, nor is a little jitter. */
const LATENCY_TOLERANCE_MS = 1_500;

/** Reads the browser's clocks. */
export function readClocks(): Reading {
  return { monotonicMs: performance.now(), wallMs: Date.now() };
}

/**
 * The server's time, carried on by the browser between answers. Only differences of the browser's clocks are used,
 * so an hour wrong either way does not matter; of the two differences the larger one counts, because a
 * laptop's sleep must not say "3 s old" (design.md section 6).
 *
 * An answer tells the server's time some milliseconds late. Following each one would make digits jump back, so
 * the earliest-arriving answer is kept and others may only push forward.
 */
export function createServerClock(read: () => Reading = readClocks): ServerClock {
  let base: (Reading & { serverMs: number }) | null = null;

  function now(reading: Reading = read()): number | null {
    if (base === null) return null;
    const passed = Math.max(reading.monotonicMs - base.monotonicMs, reading.wallMs - base.wallMs, 0);
    return base.serverMs + passed;
  }

  function sync(serverMs: number, reading: Reading = read(), tookMs = 0): void {
    const expected = now(reading);
    const toleranceMs = Math.max(LATENCY_TOLERANCE_MS, tookMs);
    const isLatency = expected !== null && serverMs < expected && serverMs > expected - toleranceMs;
    base = { ...reading, serverMs: isLatency ? expected : serverMs };
  }

  return { now, sync };
}

/** Whether the browser's clocks parted between two readings: sleep, or a clock that was set. */
export function hasJumped(before: Reading, after: Reading, toleranceMs = 2_000): boolean {
  const monotonic = after.monotonicMs - before.monotonicMs;
  const wall = after.wallMs - before.wallMs;
  return Math.abs(wall - monotonic) > toleranceMs;
}
