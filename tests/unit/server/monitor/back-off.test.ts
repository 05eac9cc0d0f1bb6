import { describe, expect, it } from "vitest";
import { backoffMs } from "@/lib/server/monitor/backoff";
import { limitsOf } from "@/lib/server/monitor/limits";
import { bad, createHarness, good } from "../support/monitor-harness";

const limits = limitsOf({
  pollIntervalMs: 5_000,
  idlePollIntervalMs: 30_000,
  accountsIntervalMs: 0,
  upstreamTimeoutMs: 8_000,
  benchSpeed: 1,
});

/** Keeps the monitor from idling, as an open page would. */
async function watchFor(harness: ReturnType<typeof createHarness>, ms: number, stepMs = 1_000) {
  for (let elapsed = 0; elapsed < ms; elapsed += stepMs) {
    harness.monitor.envelope(null);
    await harness.clock.advance(stepMs);
  }
}

describe("backoffMs", () => {
  it("goes from the interval up to 15 s", () => {
    const waits = [1, 2, 3, 4, 500].map((attempts) => backoffMs({ code: "timeout", attempts }, limits, 0.5));
    expect(waits).toEqual([5_000, 10_000, 15_000, 15_000, 15_000]);
  });

  it.each(["unauthorised", "subscription", "forbidden"] as const)("goes up to 60 s for %s", (code) => {
    const waits = [1, 2, 3, 4, 5, 9].map((attempts) => backoffMs({ code, attempts }, limits, 0.5));
    expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
  });

  it("varies by 10 % either way, never above the cap", () => {
    expect(backoffMs({ code: "timeout", attempts: 1 }, limits, 0)).toBe(4_500);
    expect(backoffMs({ code: "timeout", attempts: 1 }, limits, 1)).toBe(5_500);
    expect(backoffMs({ code: "timeout", attempts: 9 }, limits, 0)).toBe(13_500);
    expect(backoffMs({ code: "timeout", attempts: 9 }, limits, 1)).toBe(15_000);
  });

  it("never asks more often in trouble than without", () => {
    const slow = { ...limits, pollIntervalMs: 30_000 };
    expect(backoffMs({ code: "timeout", attempts: 1 }, slow, 0.5)).toBe(30_000);
    expect(backoffMs({ code: "timeout", attempts: 5 }, slow, 0.5)).toBe(30_000);
  });
});

describe("the monitor in trouble", () => {
  it("backs off, and is back on the grid with the first good answer", async () => {
    const harness = createHarness();
    const { monitor, gaps, upstream } = harness;
    upstream.answer = () => bad("unreachable");
    monitor.start();
    await watchFor(harness, 50_000);
    expect(gaps()).toEqual([5_000, 10_000, 15_000, 15_000]);
    upstream.answer = () => good();
    await watchFor(harness, 30_000);
    expect(gaps().slice(5)).toEqual([5_000, 5_000, 5_000, 5_000]);
    expect(monitor.envelope(null)).toMatchObject({ state: "live", problem: null });
  });

  it("honours Retry-After to the letter, also over a longer wait than the cap", async () => {
    const harness = createHarness();
    harness.upstream.answer = () => bad("rate-limited", 429, 40_000);
    harness.monitor.start();
    await watchFor(harness, 130_000);
    expect(harness.gaps()).toEqual([40_000, 40_000, 40_000]);
  });

  it("caps Retry-After at 5 minutes", async () => {
    const harness = createHarness();
    harness.upstream.answer = () => bad("upstream-error", 503, 24 * 3_600_000);
    harness.monitor.start();
    await watchFor(harness, 700_000, 10_000);
    expect(harness.gaps()).toEqual([300_000, 300_000]);
  });

  it("does not let a short Retry-After undercut the back-off", async () => {
    const harness = createHarness();
    harness.upstream.answer = () => bad("rate-limited", 429, 0);
    harness.monitor.start();
    await watchFor(harness, 32_000);
    expect(harness.gaps()).toEqual([5_000, 10_000, 15_000]);
  });
});

describe("refresh", () => {
  it("cuts a back-off short, at most to one request a second", async () => {
    const harness = createHarness();
    const { monitor, clock, calls, upstream, gaps } = harness;
    upstream.answer = () => bad("unauthorised", 401);
    monitor.start();
    await watchFor(harness, 40_000);
    const before = calls.length;
    for (let press = 0; press < 50; press += 1) {
      monitor.refresh();
      await clock.advance(100);
    }
    // At 0, 1, ... 5 s of the five seconds.
    expect(calls.length - before).toBe(6);
    expect(Math.min(...gaps())).toBeGreaterThanOrEqual(1_000);
  });

  it("never goes against a Retry-After", async () => {
    const harness = createHarness();
    const { monitor, clock, calls, upstream } = harness;
    upstream.answer = () => bad("rate-limited", 429, 20_000);
    monitor.start();
    await clock.advance(2_000);
    for (let press = 0; press < 17; press += 1) {
      monitor.refresh();
      await clock.advance(1_000);
    }
    expect(calls).toEqual([1_000]);
    await clock.advance(3_000);
    expect(calls).toEqual([1_000, 21_000]);
  });

  it("adds no request while polls succeed, nor while one is in flight", async () => {
    const { monitor, clock, calls, upstream, maxInFlight } = createHarness();
    monitor.start();
    await clock.advance(3_000);
    monitor.refresh();
    await clock.advance(1_000);
    expect(calls).toEqual([1_000]);
    upstream.latencyMs = 4_000;
    await clock.advance(3_000);
    monitor.refresh();
    await clock.advance(500);
    expect(calls).toEqual([1_000, 6_000]);
    expect(maxInFlight()).toBe(1);
  });
});
