import { describe, expect, it } from "vitest";
import { createSessions } from "@/lib/server/access/sessions";
import { hashToken } from "@/lib/server/access/tokens";
import type { Store } from "@/lib/server/store/create-store";
import type { Database } from "@/lib/server/store/database";
import { putSession } from "@/lib/server/store/sessions";
import { StoreAwayError } from "@/lib/server/store/store-away";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/time-units";
import { openMemoryDatabase } from "../../../support/memory-database";

/** What `read` gives comes true, be it slowly: each of these derives keys, on machines that may be busy. */
const soon = <T>(read: () => T) => expect.poll(read, { timeout: 15_000 });

/** Sessions on a database in memory, which can be away, and can be held up before its next call. */
async function setUp() {
  const database = await openMemoryDatabase();
  let isAway = false;
  let beforeCall: (count: number) => Promise<void> = () => Promise.resolve();
  let calls = 0;
  const nothing = () => Promise.resolve();
  let afterInsert: () => Promise<void> = nothing;
  const inserts = new WeakSet<object>();
  const watched = database.kysely.withPlugin({
    transformQuery({ node, queryId }) {
      if (node.kind === "InsertQueryNode") inserts.add(queryId);
      return node;
    },
    async transformResult({ queryId, result }) {
      if (!inserts.has(queryId)) return result;
      const work = afterInsert;
      afterInsert = nothing;
      await work();
      return result;
    },
  });
  const backs: (() => void)[] = [];
  const store = {
    status: () =>
      isAway ? { state: "away", reason: "gone", message: "", sinceMs: Date.now() } : ({ state: "ok" } as const),
    onBack(listener: () => void) {
      backs.push(listener);
      return () => undefined;
    },
    async run<T>(work: (database: Database) => Promise<T>): Promise<T> {
      calls += 1;
      await beforeCall(calls);
      if (isAway) throw new StoreAwayError("gone", "");
      return await work({ ...database, kysely: watched });
    },
  } as Store;
  return {
    database,
    sessions: createSessions(store, "a password of the test", 5_000),
    goAway: () => (isAway = true),
    comeBack() {
      isAway = false;
      for (const back of backs) back();
    },
    before(count: number, work: () => Promise<void>) {
      const from = calls;
      beforeCall = (now) => (now === from + count ? work() : Promise.resolve());
    },
    /** Does something once, after the next insert and before whoever asked for it hears of it. */
    afterInsert: (work: () => Promise<void>) => (afterInsert = work),
    rows: () => database.kysely.selectFrom("session").selectAll().execute(),
  };
}

describe("sessions", () => {
  it("are renewed after a day of use", async () => {
    const { database, sessions, rows } = await setUp();
    const token = await sessions.open();
    // Of its 30 days a day and a minute are gone.
    const soonMs = Date.now() + 29 * DAY_MS - MINUTE_MS;
    await database.kysely.updateTable("session").set({ ends_at: soonMs }).execute();
    expect(sessions.takeRenewal(token)).toBe(false);
    // Another instance: it has no proof of this session yet.
    const other = await setUp();
    const [row] = await rows();
    if (row) await other.database.kysely.insertInto("session").values(row).execute();
    await other.database.kysely
      .insertInto("setting")
      .values(await database.kysely.selectFrom("setting").selectAll().where("name", "=", "password-salt").execute())
      .execute();
    expect(await other.sessions.check(token)).toBe(true);
    expect(other.sessions.takeRenewal(token)).toBe(true);
    expect((await other.rows())[0]?.ends_at).toBeGreaterThan(soonMs + DAY_MS);
  });

  it("that end while they are renewed stay ended", async () => {
    const { database, sessions, before, rows } = await setUp();
    const token = await sessions.open();
    await database.kysely
      .updateTable("session")
      .set({ ends_at: Date.now() + 20 * DAY_MS })
      .execute();
    // Its proof here is forgotten, so that the next check asks; signing out comes between that and the renewal.
    await sessions.end(token);
    const row = { token_hash: hashToken(token), created_at: Date.now(), ends_at: Date.now() + 20 * DAY_MS };
    const again = await sessions.open();
    const [{ password_mark } = { password_mark: "" }] = await rows();
    await database.kysely
      .insertInto("session")
      .values({ ...row, password_mark })
      .execute();
    before(2, async () => {
      await database.kysely.deleteFrom("session").where("token_hash", "=", row.token_hash).execute();
    });
    expect(await sessions.check(token)).toBe(false);
    expect(sessions.takeRenewal(token)).toBe(false);
    expect((await rows()).map(({ token_hash }) => token_hash)).toEqual([hashToken(again)]);
  });

  it("that begin and end while the store is away are caught up with", async () => {
    const { sessions, goAway, comeBack, rows } = await setUp();
    const ended = await sessions.open();
    goAway();
    const begun = await sessions.open();
    await sessions.end(ended);
    expect([await sessions.check(ended), await sessions.check(begun)]).toEqual([false, true]);
    comeBack();
    await soon(async () => (await rows()).map(({ token_hash }) => token_hash)).toEqual([hashToken(begun)]);
    expect([await sessions.check(ended), await sessions.check(begun)]).toEqual([false, true]);
  });

  it("that end while nobody can tell that they are any have ended once the store is back, as after a restart", async () => {
    const { sessions, database, goAway, comeBack, rows } = await setUp();
    // The password's mark is known, as in a process that has served somebody else.
    const other = await sessions.open();
    const [row] = await rows();
    if (!row) throw new Error("Nothing was stored.");
    const token = "of before this process";
    await database.kysely
      .insertInto("session")
      .values({ ...row, token_hash: hashToken(token) })
      .execute();
    goAway();
    expect(await sessions.end(token)).toBe(false);
    comeBack();
    await soon(async () => (await rows()).map(({ token_hash }) => token_hash)).toEqual([hashToken(other)]);
    expect(await sessions.check(token)).toBe(false);
  });

  it("end once, and what is none has no end", async () => {
    const { sessions } = await setUp();
    const token = await sessions.open();
    expect([await sessions.end(token), await sessions.end(token), await sessions.end("none")]).toEqual([
      ...[true, false, false],
    ]);
  });

  it("are known through a second outage that comes before they are asked for again", async () => {
    const { sessions, goAway, comeBack, rows } = await setUp();
    goAway();
    const begun = await sessions.open();
    comeBack();
    await soon(rows).toHaveLength(1);
    await soon(() => sessions.peek(begun)).toBe(true);
    goAway();
    expect(await sessions.check(begun)).toBe(true);
  });

  it("that end while they are being stored leave no row, which a restart would open again", async () => {
    const { sessions, goAway, comeBack, afterInsert, rows } = await setUp();
    const kept = await sessions.open();
    goAway();
    const begun = await sessions.open();
    const ended = new Promise<void>((resolve) => {
      // Its row is there, and nobody can be told to delete it.
      afterInsert(async () => {
        goAway();
        await sessions.end(begun);
        resolve();
      });
    });
    comeBack();
    await ended;
    await soon(async () => (await rows()).map(({ token_hash }) => token_hash)).toEqual([hashToken(kept)]);
    expect(await sessions.check(begun)).toBe(false);
  });

  it("of another password end for good: they do not come back with it", async () => {
    const { database, comeBack, rows } = await setUp();
    await putSession(database, { tokenHash: "of before", passwordMark: "another", leftMs: DAY_MS });
    comeBack();
    await soon(rows).toEqual([]);
  });

  it.each([
    ["is ended in the store", false],
    ["can't be ended there", true],
  ])("that end stay ended where a check was under way, whether the row %s", async (_, isAway) => {
    const { sessions, database, before, goAway, rows } = await setUp();
    const token = await sessions.open();
    const stored = await rows();
    // So that its proof is forgotten, and the check asks.
    await sessions.end(token);
    await database.kysely.insertInto("session").values(stored).execute();
    let checked = Promise.resolve(false);
    let ending: Promise<unknown> = Promise.resolve();
    before(1, () => {
      // The row goes only after the check has seen it.
      before(1, async () => {
        await checked;
        if (isAway) goAway();
      });
      ending = sessions.end(token);
      return Promise.resolve();
    });
    checked = sessions.check(token);
    expect(await checked).toBe(true);
    await ending;
    expect(sessions.peek(token) ?? false).toBe(false);
    expect(await sessions.check(token)).toBe(false);
  });
});
