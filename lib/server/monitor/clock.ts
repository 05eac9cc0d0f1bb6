/** A moment, on both clocks. */
export interface Instant {
  /** Wall clock, ms since 1970: what people read; may jump. */
  wallMs: number;
  /** Monotonic clock, ms: what intervals are measured with; may stand still while a laptop sleeps. */
  monotonicMs: number;
}

/** All that the monitor knows of time, so that tests own it and never wait. */
export interface Clock {
  now(): number;
  monotonic(): number;
  /** Runs something once after `delayMs`. Gives a function that calls it off. */
  setTimer(run: () => void, delayMs: number): () => void;
}

/** The machine's clocks. Timers do not keep the process alive: it lives by its server. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimer(run, delayMs) {
    const timer = setTimeout(run, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Reads both clocks at once. */
export function instantOf(clock: Clock): Instant {
  return { wallMs: clock.now(), monotonicMs: clock.monotonic() };
}

/** The moment so many ms earlier. */
export function before({ wallMs, monotonicMs }: Instant, ms: number): Instant {
  return { wallMs: wallMs - ms, monotonicMs: monotonicMs - ms };
}

/**
 * Time since an instant, ms, never negative: the larger of what the two clocks say. The monotonic one stands
 * still while a laptop sleeps, the wall clock can be set back; neither may make old data look fresh.
 */
export function msSince(instant: Instant, clock: Clock): number {
  return Math.max(0, clock.monotonic() - instant.monotonicMs, clock.now() - instant.wallMs);
}
