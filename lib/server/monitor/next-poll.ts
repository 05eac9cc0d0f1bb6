import type { Limits } from "./limits";
import type { PollTiming } from "./poll-loop";

const KEPT_LATENCIES = 10;

/** Remembers how long the last good answers took. */
export function createLatencies(): { add(latencyMs: number): void; median(): number } {
  const kept: number[] = [];
  return {
    add(latencyMs) {
      kept.push(latencyMs);
      if (kept.length > KEPT_LATENCIES) kept.shift();
    },
    /** The middle of the last 10, ms; 0 before there is one. */
    median() {
      const sorted = [...kept].sort((a, b) => a - b);
      const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
      const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
      return (lower + upper) / 2;
    },
  };
}

/**
 * When a viewer should ask again, ms from now: when we expect the next answer to be here, that is its due time
 * plus the usual latency plus a small margin. Asking sooner would find it in flight and cost a second request;
 * much later would show changes late. While one is in flight 250-1,000 ms, so that a slow answer is not missed.
 *
 * Never much above one interval, whatever the back-off: somebody else's "try now" may bring news any time.
 */
export function nextPollMs(
  timing: Omit<PollTiming, "upstreamDueMs">,
  latencyMs: number,
  nowMs: number,
  limits: Limits,
): number {
  const arrivalMs = latencyMs + limits.arrivalMarginMs;
  if (timing.flightStartedMs !== null) {
    const expectedMs = timing.flightStartedMs + arrivalMs - nowMs;
    return Math.round(Math.min(limits.inFlightMaxMs, Math.max(limits.inFlightMinMs, expectedMs)));
  }
  if (timing.dueMs === null) return Math.round(limits.pollIntervalMs);
  const expectedMs = Math.max(0, timing.dueMs - nowMs) + arrivalMs;
  return Math.round(Math.min(limits.pollIntervalMs + limits.arrivalMarginMs, expectedMs));
}
