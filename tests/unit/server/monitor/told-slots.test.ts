import { expect, it } from "vitest";
import type { Observation } from "@/lib/server/history/observation";
import { createReader } from "@/lib/server/monitor/reader";
import { buildListed, buildWireJobs } from "../../../support/wire/accounts";
import { bad, createHarness } from "../support/monitor-harness";
import { START_MS } from "../support/fake-clock";

const raw = (body: unknown) => ({ ok: true as const, body, status: 200, latencyMs: 0 });
/** Account a is full, and so not listed; on a fresh database nobody knows yet how many slots it has. */
function answer(polls: number) {
  const videos = buildWireJobs("a", 2).map((video) => ({ ...video, elapsed: `00:${10 + 5 * polls}` }));
  return { executing: videos, available: [buildListed("b", 3, 0, 3)] };
}

function setUp() {
  const observed: Observation[] = [];
  const reader = createReader({ speed: 1, now: () => START_MS, accountsLifeMs: 900_000, accountNames: new Map() });
  const harness = createHarness({
    reader,
    history: { observe: (each) => (observed.push(each), null) },
    accountsIntervalMs: 10_000,
  });
  harness.upstream.answer = () => raw(answer(harness.calls.length));
  const slots = () =>
    observed.map((each) => (each.kind === "snapshot" ? [each.atMs - START_MS, each.snapshot.totals.slots] : each.code));
  return { ...harness, reader, slots };
}

it("tells history what GET accounts names of an answer's slots, as of that answer, and no more often than it changes", async () => {
  const { monitor, clock, upstream, slots } = setUp();
  upstream.accounts = () => raw({ a: { maxJobs: 2 }, b: { maxJobs: 3 } });
  monitor.start();
  await clock.advance(12_000);
  expect(slots()).toEqual([
    [1_000, 3],
    [1_000, 5],
    [6_000, 5],
    [11_000, 5],
  ]);
});

it("tells it nothing where what was read anew differs in trouble alone", async () => {
  const { monitor, clock, upstream, slots } = setUp();
  upstream.accounts = () => raw({ b: { maxJobs: 3, error: "on hold" } });
  monitor.start();
  await clock.advance(1_000);
  expect(monitor.envelope(null).snapshot?.accounts.map(({ problem }) => problem?.code ?? null)).toEqual([
    null,
    "account-error",
  ]);
  expect(slots()).toEqual([[1_000, 3]]);
});

it("tells it the slots that a store remembers which comes late, but nothing after a failure: of the time since nothing is known", async () => {
  const remembered = { accounts: [{ id: "a", maxJobs: 2, seenAtMs: START_MS - 60_000 }], jobs: [] };
  for (const isFailing of [false, true]) {
    const { monitor, clock, upstream, reader, slots } = setUp();
    upstream.accounts = () => bad("forbidden");
    monitor.start();
    await clock.advance(1_000);
    if (isFailing) {
      upstream.answer = () => bad("timeout");
      await clock.advance(5_000);
    }
    reader.mergeRemembered(remembered);
    monitor.recall({ minutes: [], frozen: null });
    expect(slots()).toEqual([[1_000, 3], isFailing ? "timeout" : [1_000, 5]]);
    expect(monitor.envelope(null).snapshot?.totals.slots).toBe(5);
  }
});
