import { beforeEach, describe, expect, it } from "vitest";
import type { Observation } from "@/lib/server/history/observation";
import { createHandover, sourceOf } from "@/lib/server/monitor/handover";
import type { Store } from "@/lib/server/store/create-store";
import type { Database } from "@/lib/server/store/database";
import { readKept, writeHandover } from "@/lib/server/store/history/kept";
import { StoreAwayError } from "@/lib/server/store/store-away";
import { openMemoryDatabase } from "../../../support/memory-database";
import { START_MS } from "../support/fake-clock";
import { aJob, aSnapshot, bad, createHarness, good } from "../support/monitor-harness";

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const iso = (sinceStartMs: number) => new Date(START_MS + sinceStartMs).toISOString();
const snapshot = aSnapshot({ jobs: [aJob({ id: "a" }), aJob({ id: "b" })] });
const SOURCE = sourceOf("https://api.example.com/v1", "user:7-secret");

let database: Database;
beforeEach(async () => {
  database = await openMemoryDatabase();
});

/** A process on that database, `afterMs` after the first one. Without `load` the store has not told it of the last one yet. */
function begin(afterMs: number, { source = SOURCE, asksAccounts = true } = {}) {
  let isAway = false;
  const store: Pick<Store, "run" | "onBack"> = {
    run: (work) => (isAway ? Promise.reject(new StoreAwayError("gone", "away")) : work(database)),
    onBack: () => () => undefined,
  };
  const observed: Observation[] = [];
  const faults: unknown[] = [];
  const harness = createHarness({
    history: { observe: (each) => (observed.push(each), null) },
    handover: (deps) =>
      createHandover({ ...deps, store, source, asksAccounts, lifeMs: DAY_MS, onFault: (error) => faults.push(error) }),
  });
  const { clock, monitor, upstream } = harness;
  clock.jumpWall(afterMs);
  upstream.answer = () => good({ snapshot });
  return {
    ...harness,
    observed,
    faults,
    load: async () => monitor.recall({ minutes: [], ...(await readKept(database)) }),
    goAway: () => void (isAway = true),
    comeBack: () => void (isAway = false),
    warned: () => harness.lines.flatMap(({ fields }) => ("reason" in fields ? [fields.reason] : [])),
  };
}
type Process = ReturnType<typeof begin>;

/** A process whose good answer of 1 s is followed by failures from 6 s on; it is then killed, at 20 s. */
async function failing(failure = bad("timeout")): Promise<Process> {
  const process = begin(0);
  await process.load();
  process.monitor.start();
  await process.clock.advance(2_000);
  process.upstream.answer = () => failure;
  await process.clock.advance(18_000);
  await settle();
  return process;
}
/** What is written in the background is written by then: nothing in a database in memory waits for anything but promises. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
const rows = async () => {
  await settle();
  return (await readKept(database)).handover;
};
const put = (name: string, value: string) =>
  database.kysely.updateTable("history_state").set({ value }).where("name", "=", name).execute();

describe("what a process hands to the next one", () => {
  it("is the last good numbers, as old as they are, and the trouble with its beginning, before the first poll", async () => {
    const before = await failing();
    const { problem } = before.monitor.envelope(null);
    expect(problem).toMatchObject({ code: "timeout", since: iso(6_000), attempts: 2 });

    const after = begin(100_000);
    await after.load();
    expect(after.monitor.envelope(null)).toMatchObject({
      state: "stale",
      fetchedAt: iso(1_000),
      revision: before.monitor.envelope(null).revision,
      problem: { code: "timeout", since: iso(6_000), attempts: 2 },
      snapshot,
    });
    expect(after.calls).toEqual([]);
    // History is told of no old answer, and of no job in it.
    expect(after.observed).toEqual([]);
    expect(after.lines).toMatchObject([{ level: "warn", fields: { state: "stale", problem: "timeout" } }]);

    after.upstream.answer = () => bad("bad-response", 502);
    after.monitor.start();
    await after.clock.advance(1_000);
    expect(after.monitor.envelope(null)).toMatchObject({
      fetchedAt: iso(1_000),
      problem: { code: "bad-response", since: iso(6_000), attempts: 3 },
      snapshot,
    });
    expect(after.observed).toMatchObject([{ kind: "failure" }]);
  });

  it("is worth nothing once there is a good answer", async () => {
    await failing();
    const after = begin(100_000);
    await after.load();
    const now = aSnapshot({ jobs: [aJob({ id: "c" })] });
    after.upstream.answer = () => good({ snapshot: now });
    after.monitor.start();
    await after.clock.advance(1_000);
    expect(after.monitor.envelope(null)).toMatchObject({
      ...{ state: "live", problem: null, fetchedAt: iso(101_000) },
      snapshot: { jobs: [{ id: "c" }] },
    });
    await after.clock.advance(5_000);
    expect(await rows()).toEqual({ record: null, head: null, body: null });
  });

  it("is the end of Retry-After: nobody asks before it, whoever presses or watches", async () => {
    // Said at 6 s, so until 126 s.
    await failing(bad("rate-limited", 429, 120_000));
    const after = begin(60_000);
    await after.load();
    after.monitor.start();
    for (let step = 0; step < 10; step += 1) {
      after.monitor.refresh();
      expect(after.monitor.envelope(null).problem).toMatchObject({
        code: "rate-limited",
        since: iso(6_000),
        retryInMs: 66_000 - step * 6_000,
      });
      await after.clock.advance(6_000);
    }
    expect(after.calls).toEqual([]);
    await after.clock.advance(6_000);
    expect(after.calls).toEqual([66_000]);
    expect(after.monitor.envelope(null)).toMatchObject({ state: "live", problem: null });
  });

  it("is the rest of Retry-After, over another restart, too", async () => {
    await failing(bad("rate-limited", 429, 120_000));
    const second = begin(60_000);
    await second.load();
    second.monitor.start();
    await second.clock.advance(10_000);
    await second.monitor.stop();
    const third = begin(100_000);
    await third.load();
    third.monitor.start();
    await third.clock.advance(25_000);
    expect([second.calls, third.calls]).toEqual([[], []]);
    await third.clock.advance(2_000);
    expect(third.calls).toEqual([26_000]);
  });

  it("is no wait beyond five minutes, whatever was written", async () => {
    await failing(bad("rate-limited", 429, 120_000));
    const { record } = await rows();
    await put(
      "handover",
      JSON.stringify({ ...(JSON.parse(record ?? "") as object), notBeforeMs: START_MS + 9 * DAY_MS }),
    );
    const after = begin(60_000);
    await after.load();
    after.monitor.start();
    await after.clock.advance(301_000);
    expect(after.calls[0]).toBe(300_000);
  });

  it("is the numbers alone where all was well when it stopped; tries fail from the next one's first on", async () => {
    const before = begin(0);
    await before.load();
    before.monitor.start();
    await before.clock.advance(7_000);
    expect((await rows()).record).toBeNull();
    await before.monitor.stop();
    const after = begin(100_000);
    await after.load();
    expect(after.monitor.envelope(null)).toMatchObject({
      state: "stale",
      fetchedAt: iso(6_000),
      problem: null,
      snapshot,
    });
    after.upstream.answer = () => bad("unreachable");
    after.monitor.start();
    await after.clock.advance(1_000);
    expect(after.monitor.envelope(null)).toMatchObject({
      fetchedAt: iso(6_000),
      problem: { code: "unreachable", since: iso(101_000), attempts: 1 },
    });
  });

  it("is written whole when tries begin to fail, and with each failure only what changes", async () => {
    const { monitor, clock, upstream } = await failing();
    const { head, body } = await rows();
    expect([head, body]).not.toContain(null);
    await put("handover-head", "as before");
    await put("handover-body", "as before");
    await clock.advance(MINUTE_MS);
    const { record, ...rest } = await rows();
    expect(JSON.parse(record ?? "")).toMatchObject({ trouble: { attempts: monitor.envelope(null).problem?.attempts } });
    expect(rest).toEqual({ head: "as before", body: "as before" });

    // Numbers that were taken over are not written again either.
    await put("handover-head", head ?? "");
    await put("handover-body", body ?? "");
    const after = begin(100_000);
    await after.load();
    await put("handover-body", "as before");
    after.upstream.answer = () => bad("timeout");
    after.monitor.start();
    await after.clock.advance(MINUTE_MS);
    expect((await rows()).body).toBe("as before");

    // The next outage has other numbers, equal ones of another time included.
    upstream.answer = () => good({ snapshot });
    await clock.advance(MINUTE_MS);
    upstream.answer = () => bad("timeout");
    await clock.advance(MINUTE_MS);
    expect(await rows()).toMatchObject({ body });
    expect(JSON.parse((await rows()).head ?? "")).toMatchObject({
      fetchedAtMs: Date.parse(monitor.envelope(null).fetchedAt ?? ""),
    });
  });

  it("is written whole later where the database was away", async () => {
    const process = begin(0);
    await process.load();
    process.monitor.start();
    await process.clock.advance(2_000);
    process.goAway();
    process.upstream.answer = () => bad("timeout");
    await process.clock.advance(10_000);
    expect((await rows()).record).toBeNull();
    process.comeBack();
    await process.clock.advance(20_000);
    const { head, body } = await rows();
    expect([head, body]).not.toContain(null);
    expect(process.faults).toEqual([]);
  });

  it("is told by a database that comes late, and not written over before: our failures follow those of before", async () => {
    await failing();
    const after = begin(100_000);
    after.upstream.answer = () => bad("unreachable");
    after.monitor.start();
    await after.clock.advance(7_000);
    expect(after.monitor.envelope(null)).toMatchObject({
      state: "down",
      problem: { attempts: 2, since: iso(101_000) },
    });
    await after.load();
    expect(after.monitor.envelope(null)).toMatchObject({
      state: "stale",
      fetchedAt: iso(1_000),
      problem: { code: "unreachable", attempts: 4, since: iso(6_000) },
      snapshot,
    });
    await after.clock.advance(MINUTE_MS);
    expect(JSON.parse((await rows()).record ?? "")).toMatchObject({ trouble: { sinceMs: START_MS + 6_000 } });
  });

  it("is nothing to answers that came before a late database told of it", async () => {
    await failing(bad("rate-limited", 429, 120_000));
    const after = begin(20_000);
    after.monitor.start();
    await after.clock.advance(2_000);
    await after.load();
    expect(after.monitor.envelope(null)).toMatchObject({ state: "live", problem: null, fetchedAt: iso(21_000) });
    await after.clock.advance(5_000);
    expect(after.calls).toEqual([1_000, 6_000]);
    expect((await rows()).record).toBeNull();
  });

  it("is left alone by a process that was never told of it", async () => {
    await failing();
    const left = await rows();
    const after = begin(100_000);
    after.upstream.answer = () => bad("timeout");
    after.monitor.start();
    await after.clock.advance(MINUTE_MS);
    await after.monitor.stop();
    expect(await rows()).toEqual(left);
  });

  it("is the end of a wait that has passed, should a late database tell of it after the first question", async () => {
    await failing(bad("rate-limited", 429, 120_000));
    const after = begin(20_000);
    after.upstream.answer = () => bad("timeout");
    after.monitor.start();
    await after.clock.advance(2_000);
    await after.load();
    await after.clock.advance(5_000);
    expect(after.calls).toEqual([1_000, 6_000]);
  });
});

describe("what was left, and is not used", () => {
  const edit = async (name: "record" | "head", part: object) => {
    const text = (await rows())[name] ?? "";
    await put(
      name === "record" ? "handover" : "handover-head",
      JSON.stringify({ ...(JSON.parse(text) as object), ...part }),
    );
  };
  const trouble = { code: "timeout", sinceMs: START_MS + 6_000, attempts: 2, status: null };

  it.each<[string, string, number, () => Promise<unknown>, Parameters<typeof begin>[1]?]>([
    ["no JSON", "unreadable", 100_000, () => put("handover", "{")],
    ["nothing", "unreadable", 100_000, () => put("handover", "")],
    ["beyond all dates", "unreadable", 100_000, () => edit("record", { trouble: { ...trouble, sinceMs: -1e20 } })],
    ["of another version", "unreadable", 100_000, () => edit("record", { trouble: { ...trouble, code: "teapot" } })],
    [
      "without its record",
      "unreadable",
      100_000,
      () => database.kysely.deleteFrom("history_state").where("name", "=", "handover").execute(),
    ],
    ["written later than now", "ahead", -100_000, () => Promise.resolve()],
    ["of numbers later than now", "ahead", 100_000, () => edit("head", { fetchedAtMs: START_MS + DAY_MS })],
    [
      "of trouble later than now",
      "ahead",
      100_000,
      () => edit("record", { trouble: { ...trouble, sinceMs: START_MS + DAY_MS } }),
    ],
    ["a day old", "too-old", DAY_MS + 100_000, () => Promise.resolve()],
    [
      "of another user",
      "other-source",
      100_000,
      () => Promise.resolve(),
      { source: sourceOf("https://api.example.com/v1", "user:8-x") },
    ],
  ])("is what is %s: one line says so, and the start is as without", async (_, reason, afterMs, spoil, how) => {
    await failing();
    await spoil();
    const after = begin(afterMs, how);
    await after.load();
    expect(after.monitor.envelope(null)).toMatchObject({
      state: "starting",
      problem: null,
      revision: null,
      fetchedAt: null,
    });
    expect(after.lines).toMatchObject([{ level: "warn", fields: { reason } }]);
    after.monitor.start();
    await after.clock.advance(6_000);
    expect(after.calls).toEqual([1_000, 6_000]);
    expect(after.monitor.envelope(null)).toMatchObject({ state: "live", problem: null });
    expect(after.warned()).toEqual([reason]);
    expect(await rows()).toEqual({ record: null, head: null, body: null });
  });

  it.each<[string, string, () => Promise<unknown>, Parameters<typeof begin>[1]?]>([
    ["whose head is damaged", "unreadable", () => put("handover-head", "{}")],
    ["from before all dates", "unreadable", () => edit("head", { fetchedAtMs: -1e20 })],
    ["whose body is damaged", "unreadable", () => put("handover-body", "[]")],
    [
      "whose body is lost",
      "unreadable",
      () => database.kysely.deleteFrom("history_state").where("name", "=", "handover-body").execute(),
    ],
    [
      "that tell of GET accounts, which is never asked now",
      "other-settings",
      () => Promise.resolve(),
      { asksAccounts: false },
    ],
  ])("is numbers %s; the trouble is, and its end of waiting", async (_, reason, spoil, how) => {
    await failing(bad("rate-limited", 429, 120_000));
    await spoil();
    const after = begin(60_000, how);
    await after.load();
    after.upstream.answer = () => bad("timeout");
    after.monitor.start();
    await after.clock.advance(61_000);
    expect(after.monitor.envelope(null)).toMatchObject({
      revision: null,
      fetchedAt: null,
      problem: { since: iso(6_000), attempts: 1 },
    });
    expect(after.calls).toEqual([]);
    await after.clock.advance(20_000);
    expect(after.calls[0]).toBe(66_000);
    expect(after.warned()).toEqual([reason]);
    expect(await rows()).toMatchObject({ head: null, body: null });
  });

  it("is no fault where nothing was left", async () => {
    await writeHandover(database, null);
    const after = begin(0);
    await after.load();
    expect(after.lines).toEqual([]);
  });

  it("is told by a digest that a token's secret is no part of", () => {
    expect(sourceOf("https://api.example.com/v1", "user:7-other")).toBe(SOURCE);
    expect(sourceOf("https://api.example.com/v2", "user:7-secret")).not.toBe(SOURCE);
    expect(sourceOf("https://api.example.com/v1", "odd")).toBe(sourceOf("https://api.example.com/v1", "odder"));
  });
});
