import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { sql } from "kysely";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, inject, it, vi } from "vitest";
import { HOUR_MS, MINUTE_MS } from "@/lib/domain/time-units";
import { createStore, type Store } from "@/lib/server/store/create-store";
import { setAccountName } from "@/lib/server/store/account-names";
import type { StoreStatus } from "@/lib/server/store/store-away";
import { inTransaction } from "@/lib/server/store/transaction";
import { postgresDatabase, query, sqliteDatabase, type TestDatabase } from "../support/databases";
import { startMutePostgres } from "../support/mute-postgres";

async function until(isTrue: () => boolean, what: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited in vain: ${what}`);
}

/** From here on time passes only as told, and then at once: for what must not happen in it. */
const holdTime = () => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });

const write = (store: Store) => store.run((db) => setAccountName(db, "1", "x".repeat(20_000)));

describe("a SQLite store in trouble", () => {
  let database: TestDatabase;
  let path: string;
  let stores: Store[];
  const open = async (options?: Parameters<TestDatabase["open"]>[0]) => {
    const store = await database.open(options);
    stores.push(store);
    return store;
  };

  beforeEach(async () => {
    database = await sqliteDatabase();
    path = database.address.kind === "sqlite" ? database.address.path : "";
    stores = [];
  });
  afterEach(async () => {
    vi.useRealTimers();
    for (const store of stores) await store.close();
    await database.drop();
  });

  it("keeps its folder and files to their owner", async () => {
    const store = await open({ exclusive: true });
    await write(store);
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    for (const file of [path, `${path}-wal`, `${path}-shm`, `${path}.lock`])
      expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("does not narrow a folder that others use too", async () => {
    mkdirSync(dirname(path), { mode: 0o755 });
    writeFileSync(`${dirname(path)}/something else`, "");
    await open();
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o755);
  });

  it("says that the disk is full, and comes back by itself", async () => {
    const seen: StoreStatus[] = [];
    const store = await open({ onChange: (status) => seen.push(status) });
    await store.run((db) => sql`pragma max_page_count = 1`.execute(db.kysely));
    await expect(write(store)).rejects.toMatchObject({ name: "StoreAwayError", reason: "full" });
    expect(store.status()).toMatchObject({ state: "away", reason: "full" });
    await until(() => store.status().state === "ok", "store back");
    await write(store);
    expect(seen.map((status) => (status.state === "ok" ? "ok" : status.reason))).toEqual(["ok", "full", "ok"]);
  });

  it("says so too when the disk is full in the middle of a transaction, which SQLite ends by itself", async () => {
    const store = await open();
    await store.run((db) => sql`pragma max_page_count = 1`.execute(db.kysely));
    const work = store.run((db) => inTransaction(db, (inside) => setAccountName(inside, "1", "x".repeat(20_000))));
    await expect(work).rejects.toMatchObject({ name: "StoreAwayError", reason: "full" });
  });

  it("says that another program locks it, without holding everything up, and comes back", async () => {
    const store = await open();
    const other = new SqliteDatabase(path);
    other.exec("begin immediate");
    const timeRefusal = async () => {
      const startedMs = performance.now();
      await expect(write(store)).rejects.toMatchObject({ reason: "locked" });
      return performance.now() - startedMs;
    };
    const waitedMs = await timeRefusal();
    // Known to be locked, it is not waited for again.
    expect(await timeRefusal()).toBeLessThan(waitedMs / 2);
    other.close();
    await until(() => store.status().state === "ok", "store back");
  });

  it("stays in use when a lock held up one query and is gone again", async () => {
    const seen: string[] = [];
    const store = await open({ onChange: ({ state }) => seen.push(state) });
    let backs = 0;
    store.onBack(() => (backs += 1));
    const busy = Object.assign(new Error("database is locked"), { code: "SQLITE_BUSY" });
    await expect(store.run(() => Promise.reject(busy))).rejects.toMatchObject({ reason: "locked" });
    await write(store);
    expect(seen).toEqual(["ok"]);
    // Who kept something for later is told that later has come.
    await until(() => backs === 2, "told that it works again");
  });

  it("is not harmed by a listener that throws", async () => {
    const store = await open({ exclusive: true });
    let isHeard = false;
    store.onBack((): void => {
      throw new Error("not meant to happen");
    });
    store.onBack(() => (isHeard = true));
    await store.run((db) => sql`pragma max_page_count = 1`.execute(db.kysely));
    await expect(write(store)).rejects.toMatchObject({ reason: "full" });
    isHeard = false;
    await until(() => isHeard, "heard that it is back");
    expect(store.status().state).toBe("ok");
    await write(store);
  });

  it("notices that its file has gone, makes no empty one in its place, and takes it up again", async () => {
    holdTime();
    const store = await open({ speed: 1 });
    await write(store);
    renameSync(dirname(path), `${dirname(path)}-elsewhere`);
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(store.status()).toMatchObject({ state: "away", reason: "gone" });
    expect(() => statSync(dirname(path))).toThrow("ENOENT");
    renameSync(`${dirname(path)}-elsewhere`, dirname(path));
    await vi.advanceTimersByTimeAsync(MINUTE_MS);
    expect(store.status()).toEqual({ state: "ok" });
    const { rows } = await store.run((db) => sql`select * from account_name`.execute(db.kysely));
    expect(rows).toHaveLength(1);
  });

  it("refuses a second process, naming PostgreSQL, and lets it in when the first is gone", async () => {
    const first = await open({ exclusive: true });
    const second = await open({ exclusive: true });
    expect(second.status()).toMatchObject({
      state: "away",
      reason: "taken",
      message: expect.stringContaining("PostgreSQL") as string,
    });
    const command = await open({ exclusive: false });
    expect(command.status().state).toBe("ok");
    await first.close();
    await until(() => second.status().state === "ok", "second in");
  });

  it("is free again at once after kill -9", async () => {
    const args = ["--conditions=react-server", "--import", "tsx", "tests/support/hold-store.ts", path];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    const said = await new Promise<string>((resolve) =>
      child.stdout.once("data", (data: Buffer) => resolve(data.toString())),
    );
    expect(JSON.parse(said)).toEqual({ state: "ok" });
    const refused = await open({ exclusive: true });
    expect(refused.status()).toMatchObject({ reason: "taken" });
    // It goes on trying, and would else take the lock itself as soon as it is free.
    await refused.close();
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
    expect((await open({ exclusive: true })).status().state).toBe("ok");
  });

  it.each([
    [
      "something that is no database",
      "damaged",
      Buffer.from("no database, but long enough to look like one".repeat(40)),
    ],
    ["half a header", "damaged", Buffer.concat([Buffer.from("SQLite format 3\0"), Buffer.alloc(4000, 7)])],
  ])("leaves %s as it is", async (_what, reason, bytes) => {
    mkdirSync(dirname(path));
    writeFileSync(path, bytes);
    expect((await open()).status()).toMatchObject({ state: "away", reason });
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it("leaves every byte of a newer version's file as it is", async () => {
    const now = await open();
    await now.run((db) => sql`insert into slotwatch_migration values ('9999-later', '2099')`.execute(db.kysely));
    await now.close();
    const bytes = readFileSync(path);
    const beside = () => readdirSync(dirname(path)).filter((name) => !name.endsWith(".lock"));
    const files = beside();
    holdTime();
    const older = await open({ exclusive: true, speed: 1 });
    expect(older.status()).toMatchObject({ reason: "newer" });
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(older.status()).toMatchObject({ reason: "newer" });
    expect(beside()).toEqual(files);
    await older.close();
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it("lets a command leave an empty file as it is, and makes nothing beside it", async () => {
    mkdirSync(dirname(path));
    writeFileSync(path, "");
    expect((await open({ mayBegin: false })).status()).toMatchObject({ state: "away", reason: "absent" });
    expect([statSync(path).size, readdirSync(dirname(path))]).toEqual([0, ["slotwatch.db"]]);
  });

  it("says that DATABASE_URL names a folder, and leaves it", async () => {
    mkdirSync(path, { recursive: true });
    const said = { state: "away", reason: "folder", message: expect.stringContaining("Name a file in it") as string };
    expect((await open()).status()).toMatchObject(said);
    expect(statSync(path).isDirectory()).toBe(true);
  });

  it("uses a file that could only be read, and what was made beside it, where it may change their rights", async () => {
    await (await open()).close();
    for (const each of [path, `${path}-wal`, `${path}-shm`]) writeFileSync(each, "", { flag: "a", mode: 0o444 });
    for (const each of [path, `${path}-wal`, `${path}-shm`]) chmodSync(each, 0o444);
    const store = await open();
    expect(store.status()).toEqual({ state: "ok" });
    expect([path, `${path}-wal`, `${path}-shm`].map((each) => statSync(each).mode & 0o777)).toEqual([
      0o600, 0o600, 0o600,
    ]);
  });

  it("says that a folder can't be made", async () => {
    writeFileSync(dirname(path), "a file where the folder should be");
    expect((await open()).status()).toMatchObject({ state: "away", reason: "nowhere" });
  });

  // There mkdir says "not found" whatever is above, and Node's recursive one would try for ever.
  it.runIf(process.platform === "linux")("says so where no folder can ever be made", async () => {
    const address = { kind: "sqlite", path: "/proc/slotwatch/none.db" } as const;
    const status = (await open({ address })).status();
    expect(status).toMatchObject({ state: "away", reason: "nowhere" });
    expect(JSON.stringify(status)).not.toMatch(/not there|restart|\/proc/);
  });

  it("makes the folders above, each its owner's alone", async () => {
    const folders = [join(dirname(path), "in"), join(dirname(path), "in", "two")];
    const store = await open({ address: { kind: "sqlite", path: join(dirname(path), "in", "two", "slotwatch.db") } });
    expect(store.status()).toEqual({ state: "ok" });
    expect(folders.map((folder) => statSync(folder).mode & 0o777)).toEqual([0o700, 0o700]);
  });
});

describe("a PostgreSQL store in trouble", () => {
  let database: TestDatabase;
  let store: Store;
  let name: string;
  const serverUrl = () => inject("postgresUrl");

  beforeEach(async () => {
    database = await postgresDatabase(serverUrl());
    store = await database.open();
    name = database.address.kind === "postgres" ? new URL(database.address.url).pathname.slice(1) : "";
  });
  afterEach(async () => {
    await store.close();
    await query(serverUrl(), `alter database ${name} allow_connections true`);
    await database.drop();
  });

  const cutOff = () =>
    query(serverUrl(), `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);

  it("is away while the server refuses it, and comes back", async () => {
    await query(serverUrl(), `alter database ${name} allow_connections false`);
    await cutOff();
    await expect(write(store)).rejects.toMatchObject({ reason: "gone" });
    await until(() => store.status().state === "away", "away");
    await query(serverUrl(), `alter database ${name} allow_connections true`);
    await until(() => store.status().state === "ok", "store back");
    await write(store);
  });

  it.each([
    ["takes too long", "set local statement_timeout = 50", "select pg_sleep(5)"],
    ["meets a lock", "set local lock_timeout = 50", "lock table account_name"],
    ["loses against a deadlock", "select 1", "do $$ begin raise exception using errcode = '40P01'; end $$"],
  ])("goes on for the others when one query %s", async (_what, setting, slow) => {
    const seen: string[] = [];
    await store.close();
    store = await database.open({ onChange: ({ state }) => seen.push(state) });
    const other = new pg.Client({ connectionString: database.address.kind === "postgres" ? database.address.url : "" });
    await other.connect();
    await other.query("begin; lock table account_name in share mode");
    const work = store.run((db) =>
      db.kysely.transaction().execute(async (inside) => {
        await sql.raw(setting).execute(inside);
        await sql.raw(slow).execute(inside);
      }),
    );
    await expect(work).rejects.toMatchObject({ name: "StoreAwayError", reason: "locked" });
    await other.end();
    await write(store);
    expect(seen).toEqual(["ok"]);
  });

  it("says that it may not write", async () => {
    await query(serverUrl(), `alter database ${name} set default_transaction_read_only = on`);
    await cutOff();
    await until(() => {
      void write(store).catch(() => undefined);
      const status = store.status();
      return status.state === "away" && status.reason === "read-only";
    }, "read-only");
    await query(serverUrl(), `alter database ${name} reset default_transaction_read_only`);
    await until(() => store.status().state === "ok", "store back");
  });

  it("names the encryption, not the data, when the server has none", async () => {
    const url = new URL(database.address.kind === "postgres" ? database.address.url : "");
    url.searchParams.set("sslmode", "require");
    const encrypted = await database.open({ address: { kind: "postgres", url: url.href } });
    expect(encrypted.status()).toMatchObject({ state: "away", reason: "insecure" });
    await encrypted.close();
  });

  it("is away when there is no server, and gives no address away", async () => {
    const nowhere = await database.open({
      address: { kind: "postgres", url: "postgres://someone:secret-word@127.0.0.1:9/x" },
    });
    const status = nowhere.status();
    expect(status).toMatchObject({ state: "away", reason: "gone" });
    expect(JSON.stringify(status)).not.toMatch(/someone|secret-word|127\.0/);
    await nowhere.close();
  });
});

describe("a PostgreSQL that lets us in and then says nothing", () => {
  it("is away, and does not hold up whoever waits for the first try", async () => {
    const mute = await startMutePostgres();
    const store = createStore({ address: { kind: "postgres", url: mute.url } });
    try {
      expect(await store.opened()).toMatchObject({ state: "away" });
    } finally {
      await store.close();
      await mute.stop();
    }
  });
});
