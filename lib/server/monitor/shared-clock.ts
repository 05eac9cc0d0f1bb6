import type { Clock } from "./clock";

/** Differences below this are the way to the database and back, not a wrong clock. */
const TOLERANCE_MS = 250;

/** A clock that can be set to somebody else's: instances on one database go by the database's. */
export interface SharedClock extends Clock {
  /** It is this late there right now, epoch ms. */
  align(theirNowMs: number): void;
}

/** Creates one that goes by `clock` until it is told otherwise. */
export function createSharedClock(clock: Clock): SharedClock {
  let offsetMs = 0;
  return {
    now: () => clock.now() + offsetMs,
    monotonic: () => clock.monotonic(),
    setTimer: (run, delayMs) => clock.setTimer(run, delayMs),
    align(theirNowMs) {
      const nextMs = theirNowMs - clock.now();
      if (Math.abs(nextMs - offsetMs) > TOLERANCE_MS) offsetMs = nextMs;
    },
  };
}
