import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { createStore, type Store, type StoreOptions } from "@/lib/server/store/create-store";
import { TABLES_MADE } from "@/lib/server/store/migrations/migrations";
import type { StoreStatus } from "@/lib/server/store/store-away";
import { postgresDatabase, query, type TestDatabase } from "../support/databases";
import { onEachDatabase } from "./on-each-database";

/** What can be wrong with a PostgreSQL that Slotwatch has never used, or not as it is now. */
describe("the first start on a PostgreSQL", () => {
  let database: TestDatabase;
  let name: string;
  let stores: Store[];
  const serverUrl = () => inject("postgresUrl");
  const urlOf = (change: (url: URL) => void = () => undefined) => {
    const url = new URL(`${serverUrl()}/${name}`);
    change(url);
    return url.href;
  };
  const start = async (options: Partial<StoreOptions> & { url?: string } = {}): Promise<StoreStatus> => {
    const { url = urlOf(), ...rest } = options;
    const store = createStore({ address: { kind: "postgres", url }, speed: 20, ...rest });
    stores.push(store);
    return store.opened();
  };
  const inside = (text: string) => query(serverUrl(), text, name);

  beforeEach(async () => {
    database = await postgresDatabase(serverUrl());
    name = database.address.kind === "postgres" ? new URL(database.address.url).pathname.slice(1) : "";
    stores = [];
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    await database.drop();
  });

  it.each([
    // As PostgreSQL 15 and later begin; older ones let everybody in.
    ["make no tables in its schema", "revoke create on schema public from public"],
    ["use no schema at all", "revoke all on schema public from public"],
  ])("says that the user may %s", async (_what, revoke) => {
    const user = `${name}_user`;
    await query(serverUrl(), `create user ${user} password 'word'`);
    await inside(revoke);
    try {
      const url = urlOf((each) => Object.assign(each, { username: user, password: "word" }));
      expect(await start({ url })).toMatchObject({ state: "away", reason: "read-only" });
    } finally {
      await query(serverUrl(), `drop user ${user}`);
    }
  });

  it("says that nothing may be written", async () => {
    await query(serverUrl(), `alter database ${name} set default_transaction_read_only = on`);
    expect(await start()).toMatchObject({ state: "away", reason: "read-only" });
  });

  it.each([
    ["is not there", "/nonexistent.pem"],
    ["is a folder", "/"],
  ])("names the encryption when the authority's certificate %s", async (_what, path) => {
    const url = urlOf(({ searchParams }) => {
      searchParams.set("sslmode", "verify-full");
      searchParams.set("sslrootcert", path);
    });
    expect(await start({ url })).toMatchObject({ state: "away", reason: "insecure" });
  });

  it("says that there are too many connections already, and goes on when there is room", async () => {
    const user = `${name}_user`;
    await query(serverUrl(), `create user ${user} password 'word' connection limit 0`);
    await inside(`grant all on schema public to ${user}`);
    try {
      const url = urlOf((each) => Object.assign(each, { username: user, password: "word" }));
      expect(await start({ url })).toMatchObject({ state: "away", reason: "crowded" });
      await query(serverUrl(), `alter user ${user} connection limit -1`);
      for (let tries = 0; tries < 100 && stores[0]?.status().state !== "ok"; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect(stores[0]?.status()).toEqual({ state: "ok" });
      await stores[0]?.close();
    } finally {
      await query(serverUrl(), `drop owned by ${user}`, name);
      await query(serverUrl(), `drop user ${user}`);
    }
  });

  it.each(["share", "history_run", "poll_turn"])("leaves another program's table %s alone", async (table) => {
    await inside(`create table ${table} (theirs integer)`);
    expect(await start()).toMatchObject({ state: "away", reason: "foreign" });
  });

  it("shares a database with tables that have nothing to do with ours", async () => {
    await inside("create table theirs (id integer)");
    expect(await start()).toEqual({ state: "ok" });
  });

  it("says so when an older state was restored over this one, and changes nothing", async () => {
    expect(await start()).toEqual({ state: "ok" });
    await stores[0]?.close();
    // What `pg_restore --clean` of a dump without history leaves behind.
    await inside("delete from slotwatch_migration where name > '0002'");
    expect(await start()).toMatchObject({ state: "away", reason: "mixed" });
    await inside("insert into slotwatch_migration values ('0002-history', '2026'), ('0003-idle', '2026')");
    expect(await start()).toEqual({ state: "ok" });
  });

  it("goes on from the first migration", async () => {
    expect(await start()).toEqual({ state: "ok" });
    await stores[0]?.close();
    await inside("delete from slotwatch_migration where name > '0002'");
    await inside(`drop table ${(TABLES_MADE["0002-history"] ?? []).join(", ")}`);
    expect(await start()).toEqual({ state: "ok" });
  });
});

onEachDatabase("the list of tables", (store) => {
  it("is what the migrations make", async () => {
    const tables = await store().run((db) => db.kysely.introspection.getTables());
    const names = tables.map(({ name }) => name).filter((name) => !name.startsWith("slotwatch_"));
    expect(names.sort()).toEqual(Object.values(TABLES_MADE).flat().sort());
  });
});
