import { describe, expect, it } from "vitest";
import { accumulate, EMPTY_ACCUMULATOR } from "@/lib/server/history/bucket-accumulator";
import type { Gap, Observation } from "@/lib/server/history/observation";
import { buildAccount, buildUnlistedAccount } from "../../../support/builders/build-account";
import { START_MS } from "../support/fake-clock";
import { aJob, aSnapshot, bad, createHarness, good } from "../support/monitor-harness";

const SESSION_ENDED = { code: "session-ended", message: "Its session has ended." } as const;
const iso = (sinceStartMs: number) => new Date(START_MS + sinceStartMs).toISOString();
const snapshot = aSnapshot({ jobs: [aJob({ id: "a" }), aJob({ id: "b" })] });

/** The gaps that history makes of what was observed. */
function gapsOf(observed: readonly Observation[]): Gap[] {
  const gaps: Gap[] = [];
  observed.reduce((state, each) => {
    const step = accumulate(state, each);
    gaps.push(...step.gaps);
    return step.state;
  }, EMPTY_ACCUMULATOR);
  return gaps;
}

describe("an answer that stands still", () => {
  it("is frozen after 3 polls and 30 s; fetchedAt stays at the last answer that moved", async () => {
    const { monitor, clock, upstream } = createHarness();
    let elapsedMs = 60_000;
    upstream.answer = () => good({ snapshot, elapsed: { a: (elapsedMs += 5_000), b: null } });
    monitor.start();
    await clock.advance(11_000);
    expect(monitor.envelope(null)).toMatchObject({ state: "live", problem: null, fetchedAt: iso(11_000) });

    const stood = elapsedMs;
    upstream.answer = () => good({ snapshot, elapsed: { a: stood, b: null } });
    await clock.advance(29_900);
    expect(monitor.envelope(null)).toMatchObject({ state: "late", problem: null, fetchedAt: iso(11_000) });
    await clock.advance(200);
    expect(monitor.envelope(null)).toMatchObject({
      state: "late",
      fetchedAt: iso(11_000),
      problem: { code: "frozen", since: iso(16_000), attempts: 6, upstreamStatus: 200 },
    });
    await clock.advance(120_000);
    expect(monitor.envelope(null)).toMatchObject({
      state: "stale",
      fetchedAt: iso(11_000),
      problem: { code: "frozen", since: iso(16_000) },
    });

    upstream.answer = () => good({ snapshot, elapsed: { a: (elapsedMs += 5_000), b: null } });
    await clock.advance(15_000);
    expect(monitor.envelope(null)).toMatchObject({ state: "live", problem: null });
  });

  it("is frozen where two old answers come in turns, and moves where a time begins anew", async () => {
    const { monitor, clock, upstream } = createHarness();
    let polls = 0;
    upstream.answer = () => good({ snapshot, elapsed: { a: (polls += 1) % 2 === 0 ? 67_000 : 60_000, b: null } });
    monitor.start();
    await clock.advance(60_000);
    expect(monitor.envelope(null).problem).toMatchObject({ code: "frozen" });

    let elapsedMs = 0;
    upstream.answer = () => good({ snapshot, elapsed: { a: (elapsedMs += 5_000), b: null } });
    await clock.advance(40_000);
    expect(monitor.envelope(null)).toMatchObject({ state: "live", problem: null });
  });

  it("is frozen also where two old answers in turns differ in more than their times", async () => {
    const { monitor, clock, upstream } = createHarness();
    const other = aSnapshot({ jobs: [aJob({ id: "a" })] });
    let polls = 0;
    const replayed = () =>
      (polls += 1) % 2 === 0
        ? good({ snapshot, elapsed: { a: 60_000, b: 5_000 } })
        : good({ snapshot: other, elapsed: { a: 67_000 } });
    upstream.answer = replayed;
    monitor.start();
    await clock.advance(60_000);
    expect(monitor.envelope(null).problem).toMatchObject({ code: "frozen" });

    // A fleet that goes to and fro between two contents, its times growing, is alive.
    let elapsedMs = 100_000;
    upstream.answer = () =>
      (polls += 1) % 2 === 0
        ? good({ snapshot, elapsed: { a: (elapsedMs += 5_000), b: null } })
        : good({ snapshot: other, elapsed: { a: (elapsedMs += 5_000) } });
    await clock.advance(90_000);
    expect(monitor.envelope(null)).toMatchObject({ state: "live", problem: null });
  });

  it.each([
    ["for too short a time to be a problem", 20_000],
    ["until it is one", 60_000],
  ])("is why nothing is known of that time, %s", async (_name, forMs) => {
    const observed: Observation[] = [];
    const history = { observe: (each: Observation) => (observed.push(each), null) };
    const { monitor, clock, upstream } = createHarness({ history });
    let elapsedMs = 60_000;
    const moving = () => good({ snapshot, elapsed: { a: (elapsedMs += 5_000), b: null } });
    upstream.answer = moving;
    monitor.start();
    await clock.advance(11_000);
    const stood = elapsedMs;
    upstream.answer = () => good({ snapshot, elapsed: { a: stood, b: null } });
    await clock.advance(forMs);
    upstream.answer = moving;
    await clock.advance(16_000);
    const failures = observed.flatMap((each) => (each.kind === "failure" ? [each] : []));
    expect(failures[0]).toMatchObject({ code: "frozen", atMs: START_MS + 16_000 });
    expect(gapsOf(observed)).toMatchObject([{ code: "frozen", fromMs: START_MS + 11_000 }]);
  });

  it.each([120_000, 300_000])("is no absence of ours, with %d ms between polls that all were made", async (everyMs) => {
    const observed: Observation[] = [];
    const history = { observe: (each: Observation) => (observed.push(each), null) };
    const { monitor, clock, upstream } = createHarness({
      history,
      pollIntervalMs: everyMs,
      idlePollIntervalMs: everyMs,
    });
    let elapsedMs = 60_000;
    const moving = () => good({ snapshot, elapsed: { a: (elapsedMs += everyMs), b: null } });
    upstream.answer = moving;
    monitor.start();
    await clock.advance(2 * everyMs + 1_000);
    const stood = elapsedMs;
    upstream.answer = () => good({ snapshot, elapsed: { a: stood, b: null } });
    await clock.advance(2 * everyMs);
    // Late enough for the time since the last answer that moved to be no longer watched.
    upstream.latencyMs = 300;
    await clock.advance(everyMs);
    upstream.answer = moving;
    upstream.latencyMs = 0;
    await clock.advance(2 * everyMs);
    expect([...new Set(gapsOf(observed).map(({ code }) => code))]).toEqual(["frozen"]);
  });

  it("is why also where the first repetition came within the second that elapsed is rounded to", async () => {
    const observed: Observation[] = [];
    const history = { observe: (each: Observation) => (observed.push(each), null) };
    const { monitor, clock, upstream } = createHarness({ history, pollIntervalMs: 990, idlePollIntervalMs: 990 });
    let elapsedMs = 60_000;
    const moving = () => good({ snapshot, elapsed: { a: (elapsedMs += 1_000), b: null } });
    upstream.answer = moving;
    monitor.start();
    await clock.advance(5_000);
    const stood = elapsedMs;
    upstream.answer = () => good({ snapshot, elapsed: { a: stood, b: null } });
    await clock.advance(20_000);
    upstream.answer = moving;
    await clock.advance(3_000);
    expect(gapsOf(observed).map(({ code }) => code)).toEqual(["frozen"]);
  });

  it("is no gap where it was one slow answer", async () => {
    const observed: Observation[] = [];
    const { monitor, clock, upstream } = createHarness({
      history: { observe: (each) => (observed.push(each), null) },
    });
    let polls = 0;
    upstream.answer = () => good({ snapshot, elapsed: { a: Math.floor((polls += 1) / 2) * 10_000, b: null } });
    monitor.start();
    await clock.advance(120_000);
    expect(observed.every(({ kind }) => kind === "snapshot")).toBe(true);
  });

  it("needs 3 polls, however long they are apart", async () => {
    const { monitor, clock, upstream } = createHarness({ pollIntervalMs: 60_000, idlePollIntervalMs: 60_000 });
    upstream.answer = () => good({ snapshot, elapsed: { a: 5_000 } });
    monitor.start();
    await clock.advance(1_000 + 2 * 60_000);
    expect(monitor.envelope(null).problem).toBeNull();
    await clock.advance(60_000);
    expect(monitor.envelope(null).problem).toMatchObject({ code: "frozen", attempts: 3 });
  });

  it.each([
    ["there are no jobs", aSnapshot(), {}],
    ["no job tells its elapsed", snapshot, { a: null, b: null }],
  ])("is taken for moving when %s", async (_name, still, elapsed) => {
    const { monitor, clock, upstream } = createHarness();
    upstream.answer = () => good({ snapshot: still, elapsed });
    monitor.start();
    for (let second = 0; second < 120; second += 1) {
      monitor.envelope(null);
      await clock.advance(1_000);
    }
    expect(monitor.envelope(null)).toMatchObject({ state: "live", problem: null });
  });

  it("moves when any one job moves, or anything else changes", async () => {
    const { monitor, clock, upstream } = createHarness();
    let polls = 0;
    upstream.answer = () => {
      polls += 1;
      return good({ snapshot, elapsed: { a: 9_000, b: polls * 5_000 } });
    };
    monitor.start();
    await clock.advance(120_000);
    expect(monitor.envelope(null)).toMatchObject({ state: "live", problem: null });
    upstream.answer = () => {
      polls += 1;
      return good({
        snapshot: aSnapshot({ jobs: [aJob({ id: "a" }), aJob({ id: `new-${polls}` })] }),
        elapsed: { a: 9_000 },
      });
    };
    await clock.advance(120_000);
    expect(monitor.envelope(null)).toMatchObject({ state: "live", problem: null });
  });

  it("takes what we ourselves make of the same old answer for no news", async () => {
    const { monitor, clock, upstream } = createHarness();
    let polls = 0;
    const account = buildAccount({ executing: 1, available: 4 });
    upstream.answer = () => {
      polls += 1;
      // As the normaliser does: disagreement counts from the third poll on, trouble and rows of the unlisted come and go.
      const doubted = { ...account, consistent: polls < 3, problem: polls > 4 ? SESSION_ENDED : null };
      const accounts = polls === 5 ? [doubted, buildUnlistedAccount()] : [doubted];
      return good({ snapshot: { ...snapshot, accounts }, elapsed: { a: 60_000, b: null } });
    };
    monitor.start();
    await clock.advance(31_500);
    expect(monitor.envelope(null)).toMatchObject({
      fetchedAt: iso(1_000),
      problem: { code: "frozen", since: iso(6_000) },
    });
  });

  it("goes on counting over a failure in between, in one unbroken row", async () => {
    const { monitor, clock, upstream } = createHarness();
    upstream.answer = () => good({ snapshot, elapsed: { a: 5_000 } });
    monitor.start();
    await clock.advance(36_000);
    expect(monitor.envelope(null).problem).toMatchObject({ code: "frozen", attempts: 6 });
    upstream.answer = () => bad("timeout");
    await clock.advance(15_000);
    expect(monitor.envelope(null).problem).toMatchObject({ code: "timeout", attempts: 7, since: iso(6_000) });
  });

  it("is not called so within the second that elapsed is rounded to, where time is compressed", async () => {
    const { monitor, clock, upstream } = createHarness({
      pollIntervalMs: 50,
      idlePollIntervalMs: 300,
      benchSpeed: 100,
    });
    upstream.answer = () => good({ snapshot, elapsed: { a: Math.floor(clock.monotonic() / 1_000) * 1_000 } });
    monitor.start();
    for (let step = 0; step < 100; step += 1) {
      await clock.advance(50);
      expect(monitor.envelope(null)).toMatchObject({ problem: null });
    }
    expect(monitor.envelope(null).state).toBe("live");
  });
});
