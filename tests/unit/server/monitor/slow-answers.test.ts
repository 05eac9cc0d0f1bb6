import { describe, expect, it } from "vitest";
import type { Gap } from "@/lib/server/history/observation";
import { EMPTY_RECORDER, stepRecorder } from "@/lib/server/history/recorder-step";
import { aJob, aSnapshot, bad, createHarness, good } from "../support/monitor-harness";

/** A monitor whose polls are recorded, and what was recorded of the time before now. */
function createRecorded(upstreamTimeoutMs: number) {
  let state = EMPTY_RECORDER;
  const told = { observedMs: 0, gaps: [] as Gap[] };
  const harness = createHarness({
    upstreamTimeoutMs,
    history: {
      observe(observation) {
        const step = stepRecorder(state, observation);
        state = step.state;
        told.gaps.push(...step.gaps);
        for (const { accountId, observedMs } of step.minutes) if (accountId === null) told.observedMs += observedMs;
        return null;
      },
    },
  });
  // With a job that runs, so that it does not idle.
  const busy = () => good({ snapshot: aSnapshot({ jobs: [aJob()] }) });
  harness.upstream.answer = busy;
  return { ...harness, told, busy };
}

describe("an upstream whose every answer is slow", () => {
  it("is watched as long as answers come in the time that they may take", async () => {
    const { monitor, clock, upstream, told } = createRecorded(30_000);
    upstream.latencyMs = 18_000;
    monitor.start();
    await clock.advance(600_000);
    expect(told.gaps).toEqual([]);
    expect(told.observedMs).toBeGreaterThan(550_000);

    // Slower at once, and still in time: the longest there can be between two answers without a failure.
    upstream.latencyMs = 0;
    await clock.advance(60_000);
    upstream.latencyMs = 29_900;
    await clock.advance(60_000);
    expect(told.gaps).toEqual([]);
  });

  it("is told by what fails, and our own absence as such", async () => {
    const { monitor, clock, upstream, told, busy } = createRecorded(30_000);
    monitor.start();
    await clock.advance(60_000);
    upstream.answer = () => bad("timeout");
    upstream.latencyMs = 30_000;
    await clock.advance(60_000);
    upstream.answer = busy;
    upstream.latencyMs = 18_000;
    await clock.advance(120_000);
    expect(told.gaps.map(({ code }) => code)).toEqual(["timeout"]);
    // A machine that slept for a minute.
    clock.jumpWall(60_000);
    await clock.advance(60_000);
    expect(told.gaps.map(({ code }) => code)).toEqual(["timeout", "not-running"]);
  });
});
