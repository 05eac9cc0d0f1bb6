import { describe, expect, it } from "vitest";
import { contentOf, holdFound } from "@/lib/server/monitor/held-snapshot";
import { limitsOf } from "@/lib/server/monitor/limits";
import { createPollLoop } from "@/lib/server/monitor/poll-loop";
import { createSharedClock } from "@/lib/server/monitor/shared-clock";
import { createTurns } from "@/lib/server/monitor/turns";
import type { Store } from "@/lib/server/store/create-store";
import { LostTurnError } from "@/lib/server/store/history/poll-turn";
import type { Database } from "@/lib/server/store/database";
import { StoreAwayError } from "@/lib/server/store/store-away";
import { createFakeClock } from "../support/fake-clock";
import { buildSnapshot } from "../../../support/builders/build-snapshot";
import { openMemoryDatabase } from "../../../support/memory-database";

const limits = limitsOf({
  pollIntervalMs: 5_000,
  idlePollIntervalMs: 30_000,
  accountsIntervalMs: 0,
  upstreamTimeoutMs: 8_000,
  benchSpeed: 1,
});
const NEXT = { dueInMs: 5_000, holdOffMs: 0 };

/** The turns of one instance on an SQLite database in memory; `hold` keeps its statements back. */
async function setUp() {
  const database = await openMemoryDatabase();
  const clock = createFakeClock();
  let gate: Promise<void> = Promise.resolve();
  const store: Pick<Store, "run"> = {
    run: async (work) => {
      await gate;
      return await work(database);
    },
  };
  const faults: unknown[] = [];
  const onFault = (error: unknown) => void faults.push(error);
  const newTurns = (source: string, onOther?: () => void) =>
    createTurns({ store, limits, clock: createSharedClock(clock), source, onOther, onFault });
  const turns = newTurns("ours");
  let intervalMs = 5_000;
  turns.connect({
    found: () => ({ held: null, fetchedAt: null, trouble: null }),
    intervalMs: () => intervalMs,
    onHaste: () => undefined,
  });
  const hold = () => {
    let release: () => void = () => undefined;
    gate = new Promise((resolve) => (release = resolve));
    return () => release();
  };
  const row = () =>
    database.kysely.selectFrom("poll_turn").select(["seq", "flight_ends_at", "head"]).executeTakeFirstOrThrow();
  /** Every statement fails so from now on. */
  const failWith = (error: Error) => {
    gate = Promise.reject(error);
  };
  return {
    database,
    clock,
    turns,
    newTurns,
    faults,
    hold,
    failWith,
    row,
    setInterval: (ms: number) => (intervalMs = ms),
  };
}

describe("turns", () => {
  it("end before they are taken anew, however slow the database", async () => {
    const { turns, hold, row } = await setUp();
    await turns.take();
    const release = hold();
    const ending = turns.end(NEXT);
    const taking = turns.take();
    release();
    await ending;
    expect(await taking).toMatchObject({ kind: "mine", isNew: false });
    expect((await row()).flight_ends_at).toBeGreaterThan(0);
  });

  it("are nobody's while the store is away; any other fault is told once", async () => {
    const { turns, faults, failWith } = await setUp();
    failWith(new StoreAwayError("gone", "away"));
    expect(await turns.take()).toEqual({ kind: "alone" });
    expect(faults).toEqual([]);
    const mistake = new Error("no such column");
    failWith(mistake);
    expect(await turns.take()).toEqual({ kind: "alone" });
    expect(await turns.take()).toEqual({ kind: "alone" });
    expect(faults).toEqual([mistake]);
  });

  it("count a poll as published only when its transaction was committed", async () => {
    const { database, turns, row } = await setUp();
    await turns.take();
    const failing = database.kysely.transaction().execute(async (kysely) => {
      await turns.publish({ ...database, kysely } as Database);
      throw new Error("the disk is full");
    });
    await expect(failing).rejects.toThrow("full");
    await turns.end(NEXT);
    // It was not recorded, but the others learn of it all the same...
    expect(await row()).toMatchObject({ seq: 1, head: expect.any(String) as string });
    // ...and it is no news to us.
    expect(await turns.take()).toMatchObject({ kind: "mine", isNew: false, found: null });
  });

  it("tell whether somebody watches elsewhere: for them alone a poll is not put off", async () => {
    const { database, turns } = await setUp();
    expect(await turns.take()).toMatchObject({ kind: "mine", isWatchedElsewhere: false });
    await turns.end(NEXT);
    await database.kysely.updateTable("poll_turn").set({ touched_at: Date.now() }).execute();
    expect(await turns.take()).toMatchObject({ kind: "mine", isWatchedElsewhere: true });
  });

  it("of an instance that asks for somebody else bring nothing: this one asks for itself until it has the turn", async () => {
    const { database, turns, newTurns } = await setUp();
    let told = 0;
    const others = newTurns("theirs", () => (told += 1));
    const held = holdFound(contentOf(buildSnapshot(), null), null, "r1");
    const source = { intervalMs: () => 5_000, onHaste: () => undefined };
    const found = { held, fetchedAt: { wallMs: 1, monotonicMs: 1 }, trouble: null };
    turns.connect({ ...source, found: () => found });
    others.connect({ ...source, found: () => ({ held: null, fetchedAt: null, trouble: null }) });
    await turns.take();
    (await turns.publish(database))();
    await turns.end(NEXT);
    expect(await others.take()).toEqual({ kind: "alone" });
    expect(await others.take()).toEqual({ kind: "alone" });
    expect(told).toBe(1);
    // What it found meanwhile is nobody's to record.
    await expect(others.publish(database)).rejects.toThrow(LostTurnError);
    await turns.leave();
    await database.kysely.updateTable("poll_turn").set({ due_at: 0 }).execute();
    expect(await others.take()).toMatchObject({ kind: "mine", isNew: true, found: null });
    (await others.publish(database))();
    await others.end(NEXT);
    // The same the other way round, and an instance of one's own is believed as ever.
    expect(await turns.take()).toEqual({ kind: "alone" });
    expect(await newTurns("theirs").take()).toMatchObject({ kind: "theirs", found: { held: null } });
  });

  it("publish the whole again after somebody else's poll, though nothing has changed here: theirs is what is stored", async () => {
    const { database, turns } = await setUp();
    const held = holdFound(contentOf(buildSnapshot(), null), null, "r1");
    turns.connect({
      found: () => ({ held, fetchedAt: { wallMs: 1, monotonicMs: 1 }, trouble: null }),
      intervalMs: () => 5_000,
      onHaste: () => undefined,
    });
    const body = async () =>
      (await database.kysely.selectFrom("poll_turn").select("body").executeTakeFirstOrThrow()).body;
    await turns.take();
    (await turns.publish(database))();
    await turns.end(NEXT);
    const ours = await body();
    await database.kysely
      .updateTable("poll_turn")
      .set({ holder: "another", seq: 2, body: "theirs", due_at: 0, flight_ends_at: 0 })
      .execute();
    expect(await turns.take()).toMatchObject({ kind: "mine", isNew: true });
    (await turns.publish(database))();
    expect(await body()).toBe(ours);
  });

  it("are published with the interval that the next poll will keep", async () => {
    const clock = createFakeClock();
    const told: [number, number][] = [];
    const loop = createPollLoop({
      limits,
      clock,
      random: () => 0.5,
      isBusy: () => false,
      poll: () => {
        told.push([clock.monotonic(), loop.nextIntervalMs()]);
        return Promise.resolve({ kind: "good" });
      },
    });
    loop.start();
    await clock.advance(200_000);
    const kept = told.slice(1).map(([atMs], index) => atMs - (told[index]?.[0] ?? 0));
    expect(kept).toContain(30_000);
    expect(told.slice(0, -1).map(([, intervalMs]) => intervalMs)).toEqual(kept);
  });

  it("elsewhere say when the upstream is asked next, not when we look for the answer", async () => {
    const clock = createFakeClock();
    const loop = createPollLoop({
      limits,
      clock,
      random: () => 0,
      isBusy: () => true,
      poll: () => Promise.resolve({ kind: "theirs", nextInMs: 5_250, dueInMs: 59_000, intervalMs: 5_000 }),
    });
    loop.start();
    await clock.advance(1_000);
    const { dueMs, upstreamDueMs } = loop.timing();
    expect([dueMs, upstreamDueMs].map((atMs) => (atMs ?? NaN) - clock.monotonic())).toEqual([4_250, 58_000]);
  });
});
