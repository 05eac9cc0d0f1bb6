import { expect, it } from "vitest";
import { createRecorder, type Loaded } from "@/lib/server/history/recording/recorder";
import type { FrozenMark } from "@/lib/server/monitor/frozen-mark";
import type { Store } from "@/lib/server/store/create-store";
import { readKept, writeFrozen, writeHandover, writeTold } from "@/lib/server/store/history/kept";
import { StoreAwayError } from "@/lib/server/store/store-away";
import { inSnapshot } from "@/lib/server/store/transaction";
import type { AccountsInfo } from "@/lib/server/upstream/accounts-info";
import { onEachDatabase } from "./on-each-database";

const T0 = Date.UTC(2026, 10, 20, 16);

const told = (fetchedAtMs: number, hasError = true): AccountsInfo => ({
  accounts: new Map([
    ["a", { maxJobs: 3, hasError, sessionEndsAt: "2026-12-20T00:00:00.000Z" }],
    ["b", { maxJobs: null, hasError: false, sessionEndsAt: null }],
  ]),
  fetchedAtMs,
});
const NOTHING_LEFT = { record: null, head: null, body: null };
const MARK: FrozenMark = {
  known: [
    {
      digest: "0123456789abcdef",
      elapsed: [
        ["user:7-minimax:a-video:1", 65_000],
        ["user:7-minimax:a-video:2", null],
      ],
    },
  ],
  movedAtMs: T0 + 0.25,
  fetchedAtMs: T0 + 0.25,
  stillSinceMs: T0 + 5_000.5,
  lastedMs: 30_000,
  polls: 6,
};

onEachDatabase("what is kept over a restart", (store) => {
  const read = () => store().run((database) => inSnapshot(database, readKept));
  const tell = (info: AccountsInfo, nowMs = info.fetchedAtMs) =>
    store().run((database) => writeTold(database, info, nowMs));
  const textOf = (name: string) =>
    store().run(async ({ kysely }) => {
      const row = await kysely.selectFrom("history_state").select("value").where("name", "=", name).executeTakeFirst();
      return row?.value;
    });
  const replaceText = (name: string, value: string) =>
    store().run(({ kysely }) => kysely.updateTable("history_state").set({ value }).where("name", "=", name).execute());

  it("is nothing in an empty database", async () => {
    expect(await read()).toEqual({ told: null, frozen: null, handover: NOTHING_LEFT });
  });

  it("is what GET accounts said last, whichever instance writes it last", async () => {
    await tell(told(T0));
    expect((await read()).told).toEqual(told(T0));
    await tell(told(T0 + 60_000, false));
    expect((await read()).told).toEqual(told(T0 + 60_000, false));
    // An instance for which the database was away until now.
    await tell(told(T0 + 30_000), T0 + 90_000);
    expect((await read()).told).toEqual(told(T0 + 60_000, false));
  });

  it("gives way where it is dated later than now: a clock that was ahead wrote it", async () => {
    await tell(told(T0 + 7_200_000));
    await tell(told(T0 + 120_000, false));
    expect((await read()).told).toEqual(told(T0 + 120_000, false));
  });

  it("holds three facts of each account, whatever else there is in memory", async () => {
    const facts = { maxJobs: 3, hasError: true, sessionEndsAt: "2026-12-20T00:00:00.000Z" };
    const careless = new Map([["a", { ...facts, error: "canary", jwt: { token: "canary" } }]]);
    await tell({ accounts: careless, fetchedAtMs: T0 + 180_000 });
    const text = await textOf("accounts");
    expect(text).not.toContain("canary");
    expect(JSON.parse(text ?? "")).toEqual({
      atMs: T0 + 180_000,
      accounts: [{ id: "a", ...facts }],
    });
  });

  it("is a freeze while it lasts", async () => {
    await store().run((database) => writeFrozen(database, MARK));
    expect((await read()).frozen).toEqual(MARK);
    await store().run((database) => writeFrozen(database, { ...MARK, polls: 7 }));
    expect((await read()).frozen).toEqual({ ...MARK, polls: 7 });
    await store().run((database) => writeFrozen(database, null));
    expect((await read()).frozen).toBeNull();
    await store().run((database) => writeFrozen(database, MARK));
  });

  it("is what a process hands over, until it is worth nothing any more", async () => {
    const leave = (left: Parameters<typeof writeHandover>[1]) =>
      store().run(async (database) => {
        await writeHandover(database, left);
        return (await readKept(database)).handover;
      });
    // Of the size of 200 accounts with 2,000 jobs.
    const body = "b".repeat(400_000);
    expect(await leave({ record: "1", snapshot: { head: "h", body } })).toEqual({ record: "1", head: "h", body });
    expect(await leave({ record: "2" })).toEqual({ record: "2", head: "h", body });
    expect(await leave({ record: "3", snapshot: null })).toEqual({ ...NOTHING_LEFT, record: "3" });
    expect(await leave({ record: "4", snapshot: { head: "h", body: "" } })).toEqual({
      record: "4",
      head: "h",
      body: "",
    });
    expect(await leave(null)).toEqual(NOTHING_LEFT);
    expect(await read()).toMatchObject({ frozen: MARK });
  });

  it("is handed on with what the recorder reads, also by a database that comes late", async () => {
    let isAway = true;
    const run: Store["run"] = (work) =>
      isAway ? Promise.reject(new StoreAwayError("gone", "the database is away")) : store().run(work);
    const recorder = createRecorder({ store: { run, onBack: () => () => undefined }, now: () => T0 });
    const loaded: Loaded[] = [];
    recorder.onLoad((each) => loaded.push(each));
    await expect(recorder.load()).rejects.toThrow();
    expect(loaded).toEqual([]);
    isAway = false;
    recorder.observe({ kind: "failure", code: "timeout", atMs: T0, intervalMs: 5_000, answerMs: 8_000 });
    expect(await recorder.written()).toBe(true);
    expect(loaded).toMatchObject([{ told: { fetchedAtMs: T0 + 180_000 }, frozen: MARK }]);
  });

  it.each([
    "",
    "no JSON",
    "null",
    "[]",
    "{}",
    JSON.stringify({ atMs: "yesterday", accounts: [] }),
    JSON.stringify({ atMs: T0, accounts: [{ id: "a", maxJobs: 3, hasError: "yes", sessionEndsAt: null }] }),
    JSON.stringify({ atMs: T0, accounts: [{ id: "a", maxJobs: 3, hasError: true, sessionEndsAt: "soon" }] }),
    JSON.stringify({ ...MARK, known: [["0123456789abcdef"]] }),
  ])("counts as nothing where it can't be read, and history is none the worse: %j", async (text) => {
    await store().run((database) => writeFrozen(database, MARK));
    await replaceText("accounts", text);
    await replaceText("frozen", text);
    expect(await read()).toMatchObject({ told: null, frozen: null });
    const recorder = createRecorder({ store: store(), now: () => T0 });
    await recorder.load();
    // And is written over by what comes next.
    await tell(told(T0));
    expect((await read()).told).toEqual(told(T0));
  });

  it("is the newer of two that are written at once, the first time, too", async () => {
    const kept: (number | undefined)[] = [];
    const newest: number[] = [];
    for (let pair = 0; pair < 20; pair += 1) {
      const atMs = T0 + pair * 60_000;
      if (pair % 2 === 0)
        await store().run(({ kysely }) => kysely.deleteFrom("history_state").where("name", "=", "accounts").execute());
      await Promise.all([tell(told(atMs + 2), atMs + 9), tell(told(atMs + 1), atMs + 9)]);
      kept.push((await read()).told?.fetchedAtMs);
      newest.push(atMs + 2);
    }
    expect(kept).toEqual(newest);
  });
});
