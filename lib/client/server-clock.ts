/** A reading of the browser's two clocks, ms. */
export interface ClockReading {
  /** `performance.now()`: never set back, but it may stand still while a laptop sleeps. */
  monotonicMs: number;
  /** `Date.now()`: goes on in sleep, but people and networks set it. */
  wallMs: number;
}

export interface ServerClock {
  /** The server's time now, epoch ms; null before the first answer. */
  now(reading?: ClockReading): number | null;
  /**
   * Tells the clock what the server's time was at a reading (default: now).
   *
   * @param tookMs how long the question took: as much later than it says the answer may have come
   */
  sync(serverMs: number, reading?: ClockReading, tookMs?: number): void;
}

/** An answer that says less than this much earlier than we reckon came late, and is not followed; one that says more tells of a clock that was set back. */
const LATENCY_TOLERANCE_MS = 1_500;

/** Reads the browser's clocks. */
export function readClocks(): ClockReading {
  return { monotonicMs: performance.now(), wallMs: Date.now() };
}

/**
 * The server's time, carried on by the browser between answers. Only differences of the browser's clocks are used,
 * so an hour wrong either way does not matter; of the two differences the larger one counts, because a
 * laptop's sleep must not say "3 s old" (CONTRIBUTING.md, "The contract").
 *
 * An answer tells the server's time some milliseconds late. Following each one would make digits jump back, so
 * the earliest-arriving answer is kept and others may only push forward.
 */
export function createServerClock(read: () => ClockReading = readClocks): ServerClock {
  let base: (ClockReading & { serverMs: number }) | null = null;

  function now(reading: ClockReading = read()): number | null {
    if (base === null) return null;
    const passed = Math.max(reading.monotonicMs - base.monotonicMs, reading.wallMs - base.wallMs, 0);
    return base.serverMs + passed;
  }

  function sync(serverMs: number, reading: ClockReading = read(), tookMs = 0): void {
    const expected = now(reading);
    const toleranceMs = Math.max(LATENCY_TOLERANCE_MS, tookMs);
    const isLatency = expected !== null && serverMs < expected && serverMs > expected - toleranceMs;
    base = { ...reading, serverMs: isLatency ? expected : serverMs };
  }

  return { now, sync };
}

/** Whether the browser's clocks parted between two readings: sleep, or a clock that was set. */
export function hasJumped(before: ClockReading, after: ClockReading, toleranceMs = 2_000): boolean {
  const monotonic = after.monotonicMs - before.monotonicMs;
  const wall = after.wallMs - before.wallMs;
  return Math.abs(wall - monotonic) > toleranceMs;
}
