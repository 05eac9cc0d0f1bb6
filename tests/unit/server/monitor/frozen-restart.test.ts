import { describe, expect, it } from "vitest";
import type { Snapshot } from "@/lib/domain/snapshot";
import type { Observation } from "@/lib/server/history/observation";
import type { FrozenMark } from "@/lib/server/monitor/frozen-mark";
import { buildAccount } from "../../../support/builders/build-account";
import { START_MS } from "../support/fake-clock";
import { aJob, aSnapshot, bad, createHarness, good } from "../support/monitor-harness";

const iso = (sinceStartMs: number) => new Date(START_MS + sinceStartMs).toISOString();
const snapshot = aSnapshot({ jobs: [aJob({ id: "a" }), aJob({ id: "b" })] });
const replayed = () => good({ snapshot, elapsed: { a: 65_000, b: null } });
const FROZEN = { code: "frozen", since: iso(6_000), upstreamStatus: 200 };

/** A process, and what it has its store keep. `afterMs`: how long after the first one it starts. */
function start(afterMs: number, readAgain?: () => ReturnType<typeof replayed>) {
  const marks: (FrozenMark | null)[] = [];
  const observed: Observation[] = [];
  const history = {
    observe: (each: Observation) => (observed.push(each), null),
    markFrozen: (mark: FrozenMark | null) => void marks.push(mark),
  };
  const read = (body: unknown) => ({
    ok: true as const,
    snapshot: (body as { snapshot: typeof snapshot }).snapshot,
    elapsedByJob: new Map(Object.entries((body as { elapsed: Record<string, number | null> }).elapsed)),
  });
  const reader = {
    readScheduler: read,
    readAccounts: () => null,
    readAgain() {
      const answer = readAgain?.();
      return answer?.ok ? read(answer.body) : null;
    },
    rename: (old: Snapshot) => old,
    mergeAccountsOf: () => undefined,
    accountsAtMs: () => null,
  };
  const harness = createHarness({ history, reader });
  harness.clock.jumpWall(afterMs);
  return { ...harness, marks, observed };
}

/** A process that finds a freeze, and how the store has kept that: as text. */
async function freeze(afterwardsMs = 0) {
  const process = start(0);
  process.upstream.answer = replayed;
  process.monitor.recall({ minutes: [], frozen: null });
  process.monitor.start();
  await process.clock.advance(36_000 + afterwardsMs);
  expect(process.monitor.envelope(null).problem).toMatchObject(FROZEN);
  return { ...process, mark: JSON.parse(JSON.stringify(process.marks.at(-1))) as FrozenMark };
}

describe("a freeze over a restart", () => {
  it("is marked once when it is found, and once more when it ends", async () => {
    const { monitor, clock, upstream, marks } = await freeze(300_000);
    expect(marks).toHaveLength(1);
    upstream.answer = () => bad("timeout");
    await clock.advance(30_000);
    upstream.answer = replayed;
    await clock.advance(30_000);
    expect(marks).toHaveLength(1);
    let elapsedMs = 100_000;
    upstream.answer = () => good({ snapshot, elapsed: { a: (elapsedMs += 5_000), b: null } });
    await clock.advance(30_000);
    expect(monitor.envelope(null)).toMatchObject({ state: "live", problem: null });
    expect(marks.slice(1)).toEqual([null]);
  });

  it("is one from the first poll on, as old as it is", async () => {
    const { mark } = await freeze();
    const { monitor, clock, upstream, marks, observed } = start(100_000);
    upstream.answer = replayed;
    monitor.recall({ minutes: [], frozen: mark });
    monitor.start();
    await clock.advance(1_000);
    expect(monitor.envelope(null)).toMatchObject({
      state: "stale",
      fetchedAt: iso(1_000),
      problem: { ...FROZEN, attempts: 7 },
      snapshot: { jobs: [{ id: "a" }, { id: "b" }] },
    });
    expect(monitor.health().ageMs).toBe(100_000);
    // Of the time when nobody asked, history is told nothing; and what is kept already is not written again.
    expect(observed).toMatchObject([{ kind: "failure", code: "frozen", atMs: START_MS + 101_000 }]);
    expect(marks).toEqual([]);
  });

  it("keeps its beginning over a failure of the first poll", async () => {
    const { mark } = await freeze();
    const { monitor, clock, upstream } = start(100_000);
    upstream.answer = () => bad("timeout");
    monitor.recall({ minutes: [], frozen: mark });
    monitor.start();
    await clock.advance(1_000);
    expect(monitor.envelope(null)).toMatchObject({ fetchedAt: null, problem: { code: "timeout" } });
    upstream.answer = replayed;
    await clock.advance(10_000);
    expect(monitor.envelope(null)).toMatchObject({ state: "stale", fetchedAt: iso(1_000), problem: FROZEN });
  });

  it("is over where the first answer has moved, and is forgotten then", async () => {
    const { mark } = await freeze();
    const answers: Record<string, number | null>[] = [{ a: 66_000, b: null }, { c: 5_000 }];
    for (const elapsed of answers) {
      const { monitor, clock, upstream, marks } = start(100_000);
      const other = "c" in elapsed ? aSnapshot({ jobs: [aJob({ id: "c" })] }) : snapshot;
      upstream.answer = () => good({ snapshot: other, elapsed });
      monitor.recall({ minutes: [], frozen: mark });
      monitor.start();
      await clock.advance(1_000);
      expect(monitor.envelope(null)).toMatchObject({ state: "live", problem: null, fetchedAt: iso(101_000) });
      expect(marks).toEqual([null]);
    }
  });

  it("is known by what the upstream said, not by what we make of it", async () => {
    const { mark } = await freeze();
    const { monitor, clock, upstream } = start(100_000);
    const doubted = aSnapshot({
      ...snapshot,
      accounts: [buildAccount({ id: "acc-1", executing: 2, available: 3, consistent: false })],
    });
    upstream.answer = () => good({ snapshot: doubted, elapsed: { a: 65_000, b: null } });
    monitor.recall({ minutes: [], frozen: mark });
    monitor.start();
    await clock.advance(1_000);
    expect(monitor.envelope(null).problem).toMatchObject(FROZEN);
  });

  it("is no younger by a clock that was set back over the restart", async () => {
    const { mark } = await freeze();
    const { monitor, clock, upstream } = start(-3_600_000);
    upstream.answer = replayed;
    monitor.recall({ minutes: [], frozen: mark });
    monitor.start();
    await clock.advance(1_000);
    expect(monitor.envelope(null)).toMatchObject({ state: "late", problem: { code: "frozen" } });
    expect(monitor.health().ageMs).toBeGreaterThanOrEqual(31_000);
  });

  it("is still one when the store came late, and our first answers were taken for news", async () => {
    const { mark } = await freeze();
    const { monitor, clock, upstream, marks } = start(100_000, replayed);
    upstream.answer = replayed;
    monitor.start();
    await clock.advance(6_000);
    expect(monitor.envelope(null)).toMatchObject({ state: "live", problem: null });
    monitor.recall({ minutes: [], frozen: mark });
    expect(monitor.envelope(null)).toMatchObject({ state: "stale", fetchedAt: iso(1_000), problem: FROZEN });
    await clock.advance(5_000);
    expect(monitor.envelope(null)).toMatchObject({ state: "stale", fetchedAt: iso(1_000), problem: FROZEN });
    expect(marks).toEqual([]);
  });

  it("of before is nothing to answers that came since, when the store comes late", async () => {
    const { mark } = await freeze();
    let elapsedMs = 100_000;
    const moving = () => good({ snapshot, elapsed: { a: (elapsedMs += 5_000), b: null } });
    const { monitor, clock, upstream, marks } = start(100_000, moving);
    upstream.answer = moving;
    monitor.start();
    await clock.advance(6_000);
    monitor.recall({ minutes: [], frozen: mark });
    expect(monitor.envelope(null)).toMatchObject({ state: "live", problem: null, fetchedAt: iso(106_000) });
    // It may be another instance's: whoever polls forgets it.
    expect(marks).toEqual([]);
    await clock.advance(5_000);
    expect(marks).toEqual([null]);
  });
});
