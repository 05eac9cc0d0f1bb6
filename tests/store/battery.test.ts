import { sql } from "kysely";
import { expect, it, vi } from "vitest";
import { createAccountNames } from "@/lib/server/access/account-names";
import { listAccountNames, setAccountName } from "@/lib/server/store/account-names";
import type { Store } from "@/lib/server/store/create-store";
import { addAudit, countAudit, listAudit } from "@/lib/server/store/audit";
import { TABLES_MADE } from "@/lib/server/store/migrations/migrations";
import { pruneAccess } from "@/lib/server/store/prune-access";
import {
  deleteSession,
  deleteSessionsOfOtherPasswords,
  putSession,
  renewSession,
  sessionLeftMs,
} from "@/lib/server/store/sessions";
import { sharedSetting } from "@/lib/server/store/settings";
import { numberShareAccounts, shareAccountNumbers } from "@/lib/server/store/share-accounts";
import {
  addShare,
  changeShare,
  findOpenShare,
  listShares,
  noteShareUse,
  revokeShare,
  type ShareChange,
} from "@/lib/server/store/shares";
import { putSignInLink, takeSignInLink } from "@/lib/server/store/sign-in-links";
import { inTransaction } from "@/lib/server/store/transaction";
import { DAY_MS } from "@/lib/domain/time-units";
import { onEachDatabase } from "./on-each-database";

/** One battery, two databases: what is true on one must be true on the other. */
onEachDatabase("the store", (store, makeAnother) => {
  let made = 0;
  const newShare = async (change: { endsAt?: string | null; label?: string } = {}) => {
    const id = `share-${(made += 1)}`;
    await store().run((db) =>
      addShare(db, {
        id,
        tokenHash: `hash-${id}`,
        hashKey: "key",
        label: "lobby",
        target: "wall",
        query: "?refPrefix=promo/",
        hideAccounts: true,
        hideReferences: false,
        endsAt: null,
        ...change,
      }),
    );
    return id;
  };

  it("is ok once opened, and its clock is the database's, in whole ms", async () => {
    expect(store().status()).toEqual({ state: "ok" });
    const { rows } = await store().run((db) => sql<{ now: number }>`select ${db.now} as now`.execute(db.kysely));
    expect(Number.isInteger(rows[0]?.now)).toBe(true);
    expect(Math.abs((rows[0]?.now ?? 0) - Date.now())).toBeLessThan(2000);
  });

  it("throws mistakes of ours on, and stays ok", async () => {
    await newShare();
    const again = store().run((db) =>
      db.kysely
        .insertInto("setting")
        .values([
          { name: "a", value: "1" },
          { name: "a", value: "2" },
        ])
        .execute(),
    );
    await expect(again).rejects.not.toThrow("database");
    const nonsense = store().run((db) => sql`select nothing from nowhere`.execute(db.kysely));
    await expect(nonsense).rejects.toMatchObject({ name: expect.not.stringContaining("StoreAway") as string });
    expect(store().status().state).toBe("ok");
  });

  it("keeps sessions until they end, or their password changes", async () => {
    const put = (tokenHash: string, passwordMark: string, leftMs: number) =>
      store().run((db) => putSession(db, { tokenHash, passwordMark, leftMs }));
    const left = (tokenHash: string, mark: string) => store().run((db) => sessionLeftMs(db, tokenHash, mark));
    await put("s1", "mark", 60_000);
    await put("s2", "mark", -1);
    await put("s3", "old mark", 60_000);
    expect(await left("s1", "mark")).toBeGreaterThan(59_000);
    expect(await left("s1", "old mark")).toBeNull();
    expect(await left("s2", "mark")).toBeNull();
    // Nor is it brought back by who saw it just before it ended.
    expect(await store().run((db) => renewSession(db, "s2", 60_000))).toBe(false);
    expect(await left("s2", "mark")).toBeNull();
    expect(await left("unknown", "mark")).toBeNull();
    await put("s1", "mark", 120_000);
    expect(await left("s1", "mark")).toBeGreaterThan(119_000);
    expect(await store().run((db) => deleteSessionsOfOtherPasswords(db, "mark"))).toBe(1);
    expect(await left("s3", "old mark")).toBeNull();
    await store().run((db) => deleteSession(db, "s1"));
    expect(await left("s1", "mark")).toBeNull();
  });

  it("lets exactly one of many use a one-time link, and nobody an ended one", async () => {
    await store().run((db) => putSignInLink(db, "once", 60_000));
    await store().run((db) => putSignInLink(db, "late", -1));
    const tries = Array.from({ length: 8 }, () => store().run((db) => takeSignInLink(db, "once")));
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
    expect(await store().run((db) => takeSignInLink(db, "late"))).toBe(false);
    expect(await store().run((db) => takeSignInLink(db, "never was"))).toBe(false);
  });

  it("opens a share until it ends, is paused or revoked", async () => {
    const open = async (id: string) => (await store().run((db) => findOpenShare(db, `hash-${id}`)))?.share ?? null;
    const forever = await newShare();
    expect(await open(forever)).toEqual({
      id: forever,
      label: "lobby",
      target: "wall",
      query: "?refPrefix=promo/",
      hideAccounts: true,
      hideReferences: false,
      hashKey: "key",
      endsAt: null,
    });
    const ended = await newShare({ endsAt: new Date(Date.now() - 1000).toISOString() });
    expect(await open(ended)).toBeNull();
    const soon = await newShare({ endsAt: new Date(Date.now() + DAY_MS).toISOString() });
    const found = await store().run((db) => findOpenShare(db, `hash-${soon}`));
    expect(found?.leftMs).toBeGreaterThan(DAY_MS - 5000);

    const change = (input: ShareChange) => store().run((db) => changeShare(db, forever, input));
    expect(await change({ paused: true })).toMatchObject({ id: forever, state: "paused" });
    expect(await open(forever)).toBeNull();
    expect(await change({ paused: false, label: "hall", hideReferences: true })).toMatchObject({ state: "active" });
    expect(await open(forever)).toMatchObject({ label: "hall", hideReferences: true, hideAccounts: true });
    const hall = (await store().run((db) => listShares(db))).find(({ id }) => id === forever);
    expect(await change({})).toEqual({ ...hall, label: "hall", hideReferences: true, lastUsedAt: null, opened: 0 });
    expect(await store().run((db) => revokeShare(db, forever))).toBe("hall");
    expect(await store().run((db) => revokeShare(db, forever))).toBeNull();
    expect(await change({ paused: false })).toBeNull();
    expect(await open(forever)).toBeNull();
    const past = { endsAt: new Date(Date.now() - 1000).toISOString() };
    expect(await store().run((db) => changeShare(db, soon, past))).toMatchObject({ id: soon, ...past, state: "ended" });
  });

  it("lists shares with their state and use", async () => {
    const id = await newShare({ label: "used" });
    await store().run((db) => noteShareUse(db, id, true));
    await store().run((db) => noteShareUse(db, id, false));
    const listed = (await store().run((db) => listShares(db))).find((share) => share.id === id);
    expect(listed).toMatchObject({
      label: "used",
      state: "active",
      opened: 1,
      endsAt: null,
      query: "?refPrefix=promo/",
    });
    expect(Date.parse(listed?.lastUsedAt ?? "")).toBeGreaterThan(Date.now() - 5000);
    const states = new Set((await store().run((db) => listShares(db))).map(({ state }) => state));
    expect(states).toEqual(new Set(["active", "ended", "revoked"]));
  });

  it("numbers a share's accounts once and for all, whoever asks first", async () => {
    const id = await newShare();
    const ask = (accounts: string[]) => store().run((db) => numberShareAccounts(db, id, accounts));
    const first = await ask(["b", "a"]);
    expect([...first]).toEqual([
      ["b", 1],
      ["a", 2],
    ]);
    await Promise.all(Array.from({ length: 6 }, (_, index) => ask([`c${index}`, "a", `d${index}`])));
    const numbers = await store().run((db) => shareAccountNumbers(db, id));
    expect(numbers.get("b")).toBe(1);
    expect(numbers.get("a")).toBe(2);
    expect([...numbers.values()].sort((a, b) => a - b)).toEqual(Array.from({ length: 14 }, (_, index) => index + 1));
  });

  it("records who did what, newest first, and counts it", async () => {
    await store().run((db) => addAudit(db, { what: "wrong-password", label: null, client: "203.0.113.7" }));
    await store().run((db) => addAudit(db, { what: "share-made", label: "lobby", client: "command" }));
    const record = await store().run((db) => listAudit(db, 10));
    expect(record).toHaveLength(2);
    expect(record.map(({ what }) => what).sort()).toEqual(["share-made", "wrong-password"]);
    expect(await store().run((db) => countAudit(db, "wrong-password", 300_000 / 7))).toBe(1);
    expect(await store().run((db) => countAudit(db, "wrong-password", -60_000))).toBe(0);

    // Whoever guesses for hours does not push everything else off the page; while there is room, all is told.
    const guess = { what: "wrong-password", label: null, client: "203.0.113.7" } as const;
    const made = { what: "share-made", label: "lobby", client: "command" } as const;
    for (let tries = 0; tries < 30; tries += 1) await store().run((db) => addAudit(db, guess));
    const tries = async () =>
      (await store().run((db) => listAudit(db, 10))).filter(({ what }) => what === "wrong-password").length;
    expect(await tries()).toBe(9);
    for (let more = 0; more < 10; more += 1) await store().run((db) => addAudit(db, made));
    expect(await tries()).toBe(3);
    await store().run((db) => db.kysely.deleteFrom("audit").where("client", "=", guess.client).execute());
    await store().run((db) => addAudit(db, guess));
  });

  it("keeps names given in the browser", async () => {
    const names = () => store().run((db) => listAccountNames(db));
    await store().run((db) => setAccountName(db, "300000000000000001", "shorts-1"));
    await store().run((db) => setAccountName(db, "300000000000000001", "shorts-eins ü🎬"));
    expect(await names()).toEqual(new Map([["300000000000000001", "shorts-eins ü🎬"]]));
    await store().run((db) => setAccountName(db, "300000000000000001", null));
    expect(await names()).toEqual(new Map());
  });

  it("keeps nothing of what failed half-way", async () => {
    const failing = store().run((db) =>
      inTransaction(db, async (inside) => {
        await setAccountName(inside, "half", "way");
        throw new Error("the other half");
      }),
    );
    await expect(failing).rejects.toThrow("the other half");
    expect((await store().run((db) => listAccountNames(db))).has("half")).toBe(false);
  });

  it("agrees on a shared setting, whoever makes it first", async () => {
    let count = 0;
    const ask = () => store().run((db) => sharedSetting(db, "salt", () => `salt-${(count += 1)}`));
    expect(new Set(await Promise.all([ask(), ask(), ask(), ask()])).size).toBe(1);
  });

  it("forgets what is past keeping, and nothing else", async () => {
    const id = await newShare({ endsAt: new Date(Date.now() - 100 * DAY_MS).toISOString() });
    const recent = await newShare({ endsAt: new Date(Date.now() - 10 * DAY_MS).toISOString() });
    // Withdrawn ones, too: who looks for a link in the list must find that it was withdrawn.
    const [revoked, forgotten] = [await newShare(), await newShare()];
    for (const each of [revoked, forgotten]) await store().run((db) => revokeShare(db, each));
    const longAgo = { revoked_at: Date.now() - 100 * DAY_MS };
    await store().run((db) => db.kysely.updateTable("share").set(longAgo).where("id", "=", forgotten).execute());
    await store().run((db) => numberShareAccounts(db, id, ["x"]));
    await store().run((db) => db.kysely.updateTable("audit").set({ at: 1 }).where("what", "=", "share-made").execute());
    await store().run((db) => pruneAccess(db, 90));
    const ids = (await store().run((db) => listShares(db))).map((share) => share.id);
    for (const gone of [id, forgotten]) expect(ids).not.toContain(gone);
    expect(ids).toEqual(expect.arrayContaining([recent, revoked]));
    expect((await store().run((db) => listAudit(db, 10))).map(({ what }) => what)).toEqual(["wrong-password"]);
    expect(await store().run((db) => shareAccountNumbers(db, id))).toEqual(new Map());
  });

  it("migrates once when many instances start together", async () => {
    const fresh = await makeAnother();
    const stores = await Promise.all(Array.from({ length: 5 }, () => fresh.open()));
    for (let tries = 0; tries < 50 && stores.some((one) => one.status().state === "away"); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(stores.map((one) => one.status().state)).toEqual(Array(5).fill("ok"));
    await Promise.all(stores.map((one) => one.close()));
    await fresh.drop();
  });

  it("shows a name that was stored, though names can't be read again just then", async () => {
    let calls = 0;
    // The second question, which reads them again, finds no database.
    const run: Store["run"] = (work) =>
      (calls += 1) % 2 === 0 ? Promise.reject(new Error("away again")) : store().run(work);
    const names = createAccountNames({ run, onBack: () => () => undefined }, new Map([["9", "studio"]]));
    const heard = vi.fn();
    names.onChange(heard);
    await names.set("9", "the new name");
    expect([...names.all]).toEqual([["9", "the new name"]]);
    await names.set("9", null);
    expect([...names.all]).toEqual([["9", "studio"]]);
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it("is begun by a server alone, and then serves a command as well", async () => {
    const fresh = await makeAnother();
    const command = await fresh.open({ mayBegin: false });
    expect(command.status()).toMatchObject({ state: "away", reason: "absent" });
    await command.close();
    const server = await fresh.open();
    expect(server.status()).toEqual({ state: "ok" });
    const later = await fresh.open({ mayBegin: false });
    expect(later.status()).toEqual({ state: "ok" });
    for (const each of [later, server]) await each.close();
    await fresh.drop();
  });

  it("is brought up to date by a server alone: a command leaves the tables of an earlier version as they are", async () => {
    const fresh = await makeAnother();
    const now = await fresh.open();
    await now.run(async ({ kysely }) => {
      for (const table of TABLES_MADE["0002-history"] ?? []) await kysely.schema.dropTable(table).execute();
      await sql`delete from slotwatch_migration where name > '0002'`.execute(kysely);
    });
    await now.close();
    const command = await fresh.open({ mayBegin: false });
    expect(command.status()).toMatchObject({ state: "away", reason: "older" });
    await command.close();
    const server = await fresh.open();
    expect(server.status()).toEqual({ state: "ok" });
    const later = await fresh.open({ mayBegin: false });
    expect(later.status()).toEqual({ state: "ok" });
    for (const each of [later, server]) await each.close();
    await fresh.drop();
  });

  it("leaves a database of a newer version alone", async () => {
    const fresh = await makeAnother();
    const now = await fresh.open();
    await now.run((db) =>
      sql`insert into slotwatch_migration (name, timestamp) values ('9999-later', '2099-01-01')`.execute(db.kysely),
    );
    await now.close();
    const older = await fresh.open();
    expect(older.status()).toMatchObject({ state: "away", reason: "newer" });
    await expect(older.run(() => Promise.resolve(1))).rejects.toThrow("newer version");
    await older.close();
    await fresh.drop();
  });

  it("leaves another program's database alone", async () => {
    const fresh = await makeAnother();
    const now = await fresh.open();
    await now.run((db) => sql`drop table slotwatch_migration`.execute(db.kysely));
    await now.close();
    const other = await fresh.open();
    expect(other.status()).toMatchObject({ state: "away", reason: "foreign" });
    await other.close();
    await fresh.drop();
  });
});
