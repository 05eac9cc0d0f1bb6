import { describe, expect, it } from "vitest";
import { HOUR_MS } from "@/lib/domain/time-units";
import { demoPast } from "../../support/history/demo-past";
import { createManualClock } from "../../support/simulator/clock";
import { Simulation } from "../../support/simulator/simulation";
import { DEMO_SEED } from "../../support/simulator/start-simulator";

const START_MS = Date.parse("2026-11-24T16:02:00Z");
const { fleet, fromMs, jobs } = demoPast(START_MS, 24);

describe("the past of a demo", () => {
  it("ends in what runs when the demo begins", () => {
    const { world } = new Simulation({
      ...{ seed: DEMO_SEED, clock: createManualClock(START_MS), accounts: 4, jobs: null, load: true, speed: 1 },
    });
    const running = (list: readonly { startMs: number }[]) => list.map(({ startMs }) => startMs).sort();
    const now = [...world.jobs.values()].filter(({ endedMs }) => endedMs === null);
    expect(now.length).toBeGreaterThan(5);
    expect(running(jobs.filter(({ endMs }) => endMs > START_MS))).toEqual(
      running(now.map(({ submittedMs }) => ({ startMs: submittedMs }))),
    );
  });

  it("never holds more slots than there are, and has hours with none free and quiet ones", () => {
    let [full, quiet] = [0, 0];
    for (let atMs = fromMs + HOUR_MS; atMs < START_MS; atMs += 60_000) {
      let free = 0;
      for (const { id, maxJobs } of fleet) {
        const held = jobs
          .filter((job) => job.kind === "video" && job.accountId === id)
          .filter(({ startMs, endMs }) => startMs <= atMs && atMs < endMs).length;
        expect(held).toBeLessThanOrEqual(maxJobs);
        free += maxJobs - held;
      }
      if (free === 0) full += 1;
      if (free > 10) quiet += 1;
    }
    expect(full).toBeGreaterThan(10);
    expect(quiet).toBeGreaterThan(60);
  });

  it("knows each video's place in line", () => {
    const places = jobs.filter(({ kind }) => kind === "video").map(({ ahead }) => ahead);
    expect(new Set(places)).toEqual(new Set([0, 1, 2, 3, 4]));
  });
});
