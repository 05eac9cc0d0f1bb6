import { describe, expect, it } from "vitest";
import { aJob, aSnapshot, bad, createHarness, good } from "../support/monitor-harness";

const busy = () => good({ snapshot: aSnapshot({ jobs: [aJob()] }) });

describe("the rhythm of polls that succeed", () => {
  it("asks by itself, without any visitor, after a random first phase", async () => {
    const phases = [0, 0.25, 0.999].map((phase) => async () => {
      const { monitor, clock, calls } = createHarness({ random: () => phase });
      monitor.start();
      await clock.advance(2_000);
      return calls[0];
    });
    expect(await Promise.all(phases.map((run) => run()))).toEqual([0, 500, 1_998]);
  });

  it("does not let a viewer wait for the first phase to end", async () => {
    const { monitor, clock, calls } = createHarness();
    monitor.start();
    await clock.advance(100);
    monitor.envelope(null);
    await clock.advance(1);
    expect(calls).toEqual([100]);
  });

  it("asks once an interval for the whole process: 13 times at most in 60 s, with 50 viewers who ask all the time", async () => {
    const { monitor, clock, calls, upstream, maxInFlight } = createHarness();
    upstream.latencyMs = 300;
    monitor.start();
    for (let elapsed = 0; elapsed < 60_000; elapsed += 100) {
      for (let viewer = 0; viewer < 50; viewer += 1) monitor.envelopeText(null);
      await clock.advance(100);
    }
    expect(calls.length).toBeLessThanOrEqual(13);
    expect(calls.length).toBeGreaterThanOrEqual(12);
    expect(maxInFlight()).toBe(1);
  });

  it("neither drifts nor jitters, whatever an answer takes", async () => {
    const { monitor, clock, gaps, upstream } = createHarness({ random: () => 0.9 });
    upstream.answer = busy;
    monitor.start();
    for (const latencyMs of [10, 900, 30, 2_500, 4_999, 0, 70]) {
      upstream.latencyMs = latencyMs;
      await clock.advance(5_000);
    }
    expect(new Set(gaps())).toEqual(new Set([5_000]));
  });

  it("skips a point of the grid, rather than overlap, when an answer takes longer than an interval", async () => {
    const { monitor, clock, gaps, maxInFlight, upstream } = createHarness();
    upstream.answer = busy;
    upstream.latencyMs = 7_000;
    monitor.start();
    await clock.advance(60_000);
    expect(new Set(gaps())).toEqual(new Set([10_000]));
    expect(maxInFlight()).toBe(1);
  });
});

describe("idling", () => {
  it("slows down after a minute in which nobody asked and no job runs, and still asks once an interval", async () => {
    const { monitor, clock, gaps, calls } = createHarness();
    monitor.start();
    await clock.advance(300_000);
    const slow = gaps().filter((gap) => gap === 30_000);
    expect(gaps().filter((gap) => gap === 5_000)).toHaveLength(12);
    expect(slow.length).toBe(calls.length - 1 - 12);
    expect(slow.length).toBeGreaterThan(6);
  });

  it("never idles while a job runs", async () => {
    const { monitor, clock, gaps, upstream } = createHarness();
    let elapsedMs = 0;
    upstream.answer = () =>
      good({ snapshot: aSnapshot({ jobs: [aJob()] }), elapsed: { "job-1": (elapsedMs += 5_000) } });
    monitor.start();
    await clock.advance(300_000);
    expect(new Set(gaps())).toEqual(new Set([5_000]));
  });

  it("never idles while it is not said what runs: something may", async () => {
    const { monitor, clock, gaps, upstream } = createHarness();
    upstream.answer = () => good({ snapshot: aSnapshot({ jobsMissing: true }) });
    monitor.start();
    await clock.advance(300_000);
    expect(new Set(gaps())).toEqual(new Set([5_000]));
  });

  it("wakes at once when somebody asks, and keeps the quick rhythm from there", async () => {
    const { monitor, clock, calls, gaps } = createHarness();
    monitor.start();
    await clock.advance(100_000);
    const before = calls.length;
    monitor.envelopeText(null);
    await clock.advance(1);
    expect(calls.length).toBe(before + 1);
    await clock.advance(20_000);
    expect(gaps().slice(before)).toEqual([5_000, 5_000, 5_000, 5_000]);
  });

  it("is not woken by health checks", async () => {
    const { monitor, clock, calls } = createHarness();
    monitor.start();
    await clock.advance(100_000);
    const before = calls.length;
    monitor.health();
    await clock.advance(1);
    expect(calls.length).toBe(before);
  });

  it("calls data late by the idle interval while idle, so that waking shows no false alarm", async () => {
    const { monitor, clock, upstream } = createHarness();
    monitor.start();
    await clock.advance(99_000);
    upstream.latencyMs = 200;
    const woken = monitor.envelope(null);
    expect(woken).toMatchObject({ state: "live", pollIntervalMs: 30_000 });
    await clock.advance(250);
    expect(monitor.envelope(null)).toMatchObject({ state: "live", pollIntervalMs: 5_000 });
  });

  it("wakes into what is left of a back-off, not against it", async () => {
    const { monitor, clock, calls, upstream } = createHarness();
    upstream.answer = () => bad("rate-limited", 429, 25_000);
    monitor.start();
    await clock.advance(120_000);
    const lastMs = calls.at(-1) ?? 0;
    const before = calls.length;
    monitor.envelope(null);
    await clock.advance(60_000);
    expect(calls.length).toBeGreaterThan(before);
    expect((calls[before] ?? 0) - lastMs).toBeGreaterThanOrEqual(25_000);
  });
});

describe("stopping", () => {
  it("calls off what is in flight, asks no more and says nothing of it", async () => {
    const { monitor, clock, calls, upstream, lines } = createHarness();
    upstream.latencyMs = 60_000;
    monitor.start();
    await clock.advance(3_000);
    await monitor.stop();
    await clock.advance(120_000);
    monitor.refresh();
    monitor.envelope(null);
    await clock.advance(120_000);
    expect(calls).toHaveLength(1);
    expect(lines).toEqual([]);
  });

  it("starts once, however often it is told to", async () => {
    const { monitor, clock, calls } = createHarness();
    monitor.start();
    monitor.start();
    await clock.advance(4_000);
    expect(calls).toHaveLength(1);
  });
});
