import { test } from "@playwright/test";

/** How often this test was tried before; 0 where Playwright runs none. */
export function earlierTries(): number {
  try {
    return test.info().retry;
  } catch {
    return 0;
  }
}

const SPEED = 20;
const INTERVAL_S = 16;
const TIME_LIMIT_S = 40;

const speed = () => SPEED / 2 ** earlierTries();

/**
 * Variables that make an app's time run 20 times as fast: an interval is 0.8 s, data is late after 2.4 s and stale after 4.8 s,
 * back-off ends at 0.8 s, or at 3 s where only a person can mend it. The time limit is 2 s: a busy machine must not look like an
 * outage. On a slow one data is late all the same, and rightly so; each later try halves the speed.
 */
export const fastTime = () => ({
  BENCH_SPEED: String(speed()),
  POLL_INTERVAL_SECONDS: String(INTERVAL_S),
  UPSTREAM_TIMEOUT_SECONDS: String(TIME_LIMIT_S),
});

/** How long a viewer's page may hold what was withdrawn, ms: an interval and the trip, which is three more on a busy machine. */
export const withinIntervalMs = () => (4 * INTERVAL_S * 1_000) / speed();
