import { describe, expect, it } from "vitest";
import { limitsOf } from "@/lib/server/monitor/limits";
import { createLatencies, nextPollMs } from "@/lib/server/monitor/next-poll";
import { aJob, aSnapshot, bad, createHarness, good } from "../support/monitor-harness";

const limits = limitsOf({
  pollIntervalMs: 5_000,
  idlePollIntervalMs: 30_000,
  accountsIntervalMs: 0,
  upstreamTimeoutMs: 8_000,
  benchSpeed: 1,
});
const waiting = (dueMs: number) => ({ flightStartedMs: null, dueMs, intervalMs: 5_000 });
const flying = (flightStartedMs: number) => ({ flightStartedMs, dueMs: null, intervalMs: 5_000 });

describe("createLatencies", () => {
  it("gives the middle of the last 10", () => {
    const latencies = createLatencies();
    expect(latencies.median()).toBe(0);
    latencies.add(100);
    latencies.add(300);
    expect(latencies.median()).toBe(200);
    for (const latencyMs of [9_000, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2]) latencies.add(latencyMs);
    expect(latencies.median()).toBe(1.5);
  });
});

describe("nextPollMs", () => {
  it("is the due time plus the usual latency plus a margin", () => {
    expect(nextPollMs(waiting(4_000), 200, 1_000, limits)).toBe(3_350);
  });

  it("is 250 to 1,000 ms while a request is in flight", () => {
    expect(nextPollMs(flying(1_000), 100, 1_200, limits)).toBe(250);
    expect(nextPollMs(flying(1_000), 500, 1_000, limits)).toBe(650);
    expect(nextPollMs(flying(1_000), 6_000, 1_000, limits)).toBe(1_000);
  });

  it("stays within about an interval, however long the back-off: somebody may press 'try now'", () => {
    expect(nextPollMs(waiting(300_000), 200, 1_000, limits)).toBe(5_150);
  });

  it("never sends a viewer into the past", () => {
    expect(nextPollMs(waiting(1_000), 100, 9_000, limits)).toBe(250);
  });
});

/** A viewer who follows `nextPollMs`, as our pages do, over a network of 10 ms either way. */
async function watchAsViewers(latencies: () => number, forMs: number) {
  const { monitor, clock, upstream } = createHarness();
  let count = 0;
  let changedAtMs = 0;
  upstream.answer = () => {
    upstream.latencyMs = latencies();
    count += 1;
    changedAtMs = clock.monotonic();
    return good({ snapshot: aSnapshot({ jobs: [aJob({ id: `job-${count}` })] }) });
  };
  monitor.start();
  await clock.advance(2_000);
  let requests = 0;
  let worstDelayMs = 0;
  let known: string | null = null;
  const endMs = clock.monotonic() + forMs;
  while (clock.monotonic() < endMs) {
    await clock.advance(10);
    const { revision, nextPollMs: waitMs } = monitor.envelope(known);
    requests += 1;
    if (revision !== known && known !== null) {
      worstDelayMs = Math.max(worstDelayMs, clock.monotonic() + 10 - changedAtMs);
    }
    known = revision;
    await clock.advance(10 + waitMs);
  }
  return { perInterval: requests / (forMs / 5_000), worstDelayMs };
}

describe("a viewer who follows nextPollMs", () => {
  it.each([
    ["always quick", () => 5],
    ["always 400 ms", () => 400],
    ["between 60 and 300 ms", spread([60, 300, 120, 90, 250, 180, 70, 220])],
  ])("sees a change within 500 ms, in at most 1.2 requests an interval: %s", async (_name, latencies) => {
    const { perInterval, worstDelayMs } = await watchAsViewers(latencies, 600_000);
    expect(perInterval).toBeLessThanOrEqual(1.2);
    expect(worstDelayMs).toBeLessThanOrEqual(500);
  });

  it("asks about once an interval in an outage too, and so sees its end within an interval and a second", async () => {
    const { monitor, clock, upstream } = createHarness();
    upstream.answer = () => bad("unauthorised", 401);
    monitor.start();
    let requests = 0;
    for (let elapsed = 0; elapsed < 600_000; requests += 1) {
      const { nextPollMs: waitMs } = monitor.envelope(null);
      expect(waitMs).toBeLessThanOrEqual(6_000);
      await clock.advance(waitMs);
      elapsed += waitMs;
    }
    expect(requests / 120).toBeLessThanOrEqual(1.2);
  });
});

/** Goes round a list of numbers: variety that is the same each time. */
function spread(values: readonly number[]): () => number {
  let index = 0;
  return () => values[index++ % values.length] ?? 0;
}
