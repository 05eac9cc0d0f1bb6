import { describe, expect, it } from "vitest";
import { createManualClock } from "@/tests/support/simulator/clock";
import { DEMO_FLEET } from "@/tests/support/simulator/fleet";
import { Simulation, type SimulationOptions } from "@/tests/support/simulator/simulation";
import { DEMO_SEED } from "@/tests/support/simulator/start-simulator";

const START_MS = Date.UTC(2026, 10, 24, 16);

interface Body {
  executing: { videoId?: string; imageId?: string; audioId?: string; started: string; elapsed: string }[];
  available: { account: string; maxJobs: number; executing: number; available: number; executingAudio?: number }[];
}

function build(options: Partial<SimulationOptions> = {}) {
  const clock = createManualClock(START_MS);
  const simulation = new Simulation({
    seed: DEMO_SEED,
    clock,
    accounts: 4,
    jobs: null,
    load: true,
    speed: 1,
    ...options,
  });
  const body = (): Body => {
    simulation.advance();
    return JSON.parse(simulation.schedulerText()) as Body;
  };
  return { simulation, clock, body };
}

const videosOf = (body: Body, account: string) =>
  body.executing.filter((row) => row.videoId?.startsWith(`user:1042-minimax:${account}-video:`)).length;

describe("Simulation", () => {
  it("opens in the middle of things, with free slots and with full accounts left out", () => {
    const body = build().body();
    expect(body.executing.length).toBeGreaterThan(10);
    expect(body.executing.every(({ started }) => Date.parse(started) < START_MS)).toBe(true);
    expect(body.executing.some(({ elapsed }) => elapsed >= "05:00")).toBe(true);
    expect(body.available.length).toBeGreaterThan(0);
    expect(body.available.length).toBeLessThan(DEMO_FLEET.length);
    expect(body.available.every(({ available }) => available > 0)).toBe(true);
  });

  it("depends on the seed alone, not on who looked when", () => {
    const often = build();
    for (let at = 0; at < 60; at += 1) {
      often.clock.advance(30_000);
      often.body();
    }
    const once = build();
    once.clock.advance(30 * 60_000);
    expect(often.body()).toEqual(once.body());
    expect(build({ seed: 1 }).body()).not.toEqual(build().body());
  });

  it("never exceeds an account's slots and counts videos alone", () => {
    const { clock, body } = build();
    for (let at = 0; at < 240; at += 1) {
      clock.advance(15_000);
      const now = body();
      for (const { id, maxJobs } of DEMO_FLEET) expect(videosOf(now, id)).toBeLessThanOrEqual(maxJobs);
      for (const row of now.available) {
        expect(row.executing).toBe(videosOf(now, row.account));
        expect(row.executing + row.available).toBe(row.maxJobs);
      }
    }
  });

  it("ends every job and starts new ones", () => {
    const { clock, body } = build();
    const before = new Set(body().executing.map((row) => row.videoId));
    clock.advance(60 * 60_000);
    const after = body().executing;
    expect(after.length).toBeGreaterThan(5);
    expect(after.some((row) => row.videoId !== undefined && before.has(row.videoId))).toBe(false);
  });

  it("falls silent when the load is off", () => {
    const { clock, body } = build({ load: false });
    expect(body().executing.length).toBeGreaterThan(5);
    clock.advance(3 * 60 * 60_000);
    expect(body()).toEqual({
      executing: [],
      available: DEMO_FLEET.map(({ id, maxJobs }) => ({ account: id, maxJobs, executing: 0, available: maxJobs })),
    });
  });

  it.each([
    [1, 3],
    [4, 12],
    [20, 60],
    [30, 300],
    [200, 2_000],
  ])(
    "keeps %i accounts at exactly %i jobs",
    (accounts, jobs) => {
      const { clock, body } = build({ accounts, jobs });
      for (let at = 0; at < 5; at += 1) {
        expect(body().executing).toHaveLength(jobs);
        clock.advance(20_000);
      }
      // The largest takes a third of a second of a whole core, of which a busy machine may give it little.
    },
    30_000,
  );

  it("can begin empty", () => {
    const body = build({ jobs: 0 }).body();
    expect(body.executing).toEqual([]);
    expect(body.available).toHaveLength(4);
  });

  it("lets elapsed run as fast as compressed time", () => {
    const { clock, body } = build({ speed: 10, load: false });
    const seconds = (elapsed: string) => {
      const [minutes = Number.NaN, rest = Number.NaN] = elapsed.split(":").map(Number);
      return minutes * 60 + rest;
    };
    const before = body().executing;
    clock.advance(500);
    const steps = body().executing.flatMap(({ started, elapsed }) => {
      const row = before.find((other) => other.started === started);
      return row === undefined ? [] : [seconds(elapsed) - seconds(row.elapsed)];
    });
    expect(steps.length).toBeGreaterThan(5);
    expect(new Set(steps)).toEqual(new Set([5]));
  });

  it("plays the scene in which all is full, and keeps it so", () => {
    const { simulation, clock, body } = build();
    simulation.setScene("full");
    for (let at = 0; at < 20; at += 1) {
      const now = body();
      expect(now.available).toEqual([]);
      for (const { id, maxJobs } of DEMO_FLEET) expect(videosOf(now, id)).toBe(maxJobs);
      clock.advance(30_000);
    }
    simulation.setScene("calm");
    clock.advance(20 * 60_000);
    expect(body().available.length).toBeGreaterThan(0);
  });

  it("plays the scene of a stuck job, and ends it with the scene", () => {
    const { simulation, clock, body } = build();
    const stuck = () => body().executing.find(({ elapsed }) => elapsed > "14:00");
    simulation.setScene("stuck");
    expect(stuck()?.videoId).toContain("1874420915563102211-video:");
    clock.advance(10 * 60_000);
    expect(stuck()?.elapsed).toBe("34:02");
    simulation.setScene("calm");
    expect(stuck()).toBeUndefined();
  });

  it("stands still in the frozen scene while the world goes on", () => {
    const { simulation, clock } = build();
    simulation.setScene("frozen");
    const before = simulation.frozenText("scheduler");
    clock.advance(60_000);
    simulation.advance();
    expect(simulation.takeFault("scheduler")?.fault).toBe("frozen");
    expect(simulation.frozenText("scheduler")).toBe(before);
    expect(simulation.schedulerText()).not.toBe(before);
  });
});
