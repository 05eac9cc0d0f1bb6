import type { Clock } from "@/lib/server/monitor/clock";

interface FakeTimer {
  atMs: number;
  run: () => void;
}

/** A clock that stands until a test moves it. Both clocks move together unless told otherwise. */
export interface FakeClock extends Clock {
  /** Moves time on, running the timers that come due, each with its promises settled before the next. */
  advance(ms: number): Promise<void>;
  /** Moves the wall clock alone: someone set it, or the machine slept (timers and the monotonic clock stood still). */
  jumpWall(ms: number): void;
}

/** 2026-11-23 16:02:00 UTC, a whole minute. */
export const START_MS = Date.UTC(2026, 10, 23, 16, 2, 0);

/** Lets every promise that can settle do so. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

export function createFakeClock(): FakeClock {
  let monotonicMs = 1_000;
  let wallMs = START_MS;
  const timers = new Set<FakeTimer>();

  function moveTo(ms: number): void {
    wallMs += ms - monotonicMs;
    monotonicMs = ms;
  }

  return {
    now: () => wallMs,
    monotonic: () => monotonicMs,
    setTimer(run, delayMs) {
      const timer = { atMs: monotonicMs + delayMs, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      const endMs = monotonicMs + ms;
      await settle();
      for (;;) {
        const [next] = [...timers].filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs);
        if (next === undefined) break;
        timers.delete(next);
        moveTo(next.atMs);
        next.run();
        await settle();
      }
      moveTo(endMs);
    },
    jumpWall(ms) {
      wallMs += ms;
    },
  };
}
