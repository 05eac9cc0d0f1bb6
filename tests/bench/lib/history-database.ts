import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { createStore, type Store } from "@/lib/server/store/create-store";
import type { Database } from "@/lib/server/store/database";
import type { DatabaseAddress } from "@/lib/server/store/database-url";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/domain/time-units";
import { startPostgresServer } from "../../support/start-postgres";
import { createRandom } from "../../support/feed/random";

/** How much history a generated database holds. */
export interface HistorySize {
  accounts: number;
  days: number;
  runs: number;
}

/** A database of one kind, opened by the product's own store. */
export interface BenchDatabase {
  name: "SQLite" | "PostgreSQL";
  address: DatabaseAddress;
  store: Store;
  /** What the tables whose names begin so take on disk with their indexes, bytes. */
  sizeOf(tables: readonly string[]): Promise<number>;
  close(): Promise<void>;
}

async function openStore(address: DatabaseAddress): Promise<Store> {
  const store = createStore({ address, exclusive: false });
  const status = await store.opened();
  if (status.state !== "ok") throw new Error(`The database can't be used: ${status.reason}`);
  return store;
}

/** An empty SQLite file. */
export async function openSqliteBench(): Promise<BenchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "slotwatch-bench-"));
  const path = join(folder, "history.db");
  const address: DatabaseAddress = { kind: "sqlite", path };
  const store = await openStore(address);
  return {
    name: "SQLite",
    address,
    store,
    async sizeOf(tables) {
      // `dbstat` is not compiled in everywhere: the file without the tables tells as much.
      await store.run(({ kysely }) => sql`pragma wal_checkpoint(truncate)`.execute(kysely));
      await store.run(({ kysely }) => sql`vacuum`.execute(kysely));
      await store.run(({ kysely }) => sql`pragma wal_checkpoint(truncate)`.execute(kysely));
      const whole = statSync(path).size;
      for (const table of tables) await store.run(({ kysely }) => sql`delete from ${sql.table(table)}`.execute(kysely));
      await store.run(({ kysely }) => sql`vacuum`.execute(kysely));
      await store.run(({ kysely }) => sql`pragma wal_checkpoint(truncate)`.execute(kysely));
      return whole - statSync(path).size;
    },
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An empty database on a real PostgreSQL server of its own. */
export async function openPostgresBench(): Promise<BenchDatabase> {
  const server = await startPostgresServer();
  const address: DatabaseAddress = { kind: "postgres", url: `${server.url}/postgres` };
  const store = await openStore(address);
  return {
    name: "PostgreSQL",
    address,
    store,
    async sizeOf(tables) {
      let size = 0;
      for (const table of tables) {
        const { rows } = await store.run(({ kysely }) =>
          sql<{ size: number }>`select pg_total_relation_size(${table}::regclass) as size`.execute(kysely),
        );
        size += rows[0]?.size ?? 0;
      }
      return size;
    },
    async close() {
      await store.close();
      await server.stop();
    },
  };
}

const accountId = (index: number) => String(362_480_713_695_211_520n + BigInt(index) * 7_919n);

async function insertAll<Row extends object>(
  { kysely }: Database,
  table:
    | "history_run"
    | "history_hour"
    | "history_day"
    | "history_minute"
    | "history_duration_hour"
    | "history_duration_day",
  rows: Iterable<Row>,
): Promise<void> {
  let batch: Row[] = [];
  const flush = async () => {
    if (batch.length > 0)
      await kysely
        .insertInto(table)
        .values(batch as never)
        .execute();
    batch = [];
  };
  for (const row of rows) {
    batch.push(row);
    if (batch.length === 1000) await flush();
  }
  await flush();
}

/** Fills a database with generated history that ends now: as it would have been recorded. */
export async function fillHistory(store: Store, { accounts, days, runs }: HistorySize, nowMs: number): Promise<void> {
  const random = createRandom(5).next;
  const beginMs = Math.floor((nowMs - days * DAY_MS) / HOUR_MS) * HOUR_MS;
  await store.run((database) =>
    database.kysely.transaction().execute(async (kysely) => {
      const inside = { ...database, kysely };
      const ids = Array.from({ length: accounts }, (_, index) => accountId(index));
      await kysely
        .insertInto("history_account")
        .values(ids.map((id, index) => ({ no: index + 1, id, max_jobs: 5, seen_at: nowMs })))
        .execute();
      await kysely
        .insertInto("history_prefix")
        .values(
          ids.flatMap((id, index) => [
            { no: 2 * index + 1, prefix: `user:1042-minimax:${id}-video:` },
            { no: 2 * index + 2, prefix: `user:1042-minimax:${id}-image:` },
          ]),
        )
        .execute();
      await kysely
        .insertInto("history_state")
        .values({ name: "since", value: String(beginMs) })
        .execute();
      await insertAll(inside, "history_run", runRows({ accounts, runs, beginMs, nowMs }, random));
      await insertAll(inside, "history_hour", bucketRows(accounts, beginMs, nowMs, HOUR_MS, random));
      await insertAll(inside, "history_day", bucketRows(accounts, beginMs, nowMs, DAY_MS, random));
      await insertAll(inside, "history_minute", bucketRows(accounts, nowMs - 48 * HOUR_MS, nowMs, MINUTE_MS, random));
      await insertAll(inside, "history_duration_hour", durationRows(accounts, beginMs, nowMs, HOUR_MS, random));
      await insertAll(inside, "history_duration_day", durationRows(accounts, beginMs, nowMs, DAY_MS, random));
    }),
  );
  await analyse(store);
}

/** Gathers PostgreSQL's statistics, as its autovacuum does on any database that was filled in the usual way. */
async function analyse(store: Store): Promise<void> {
  await store.run(async ({ kysely, dialect }) => {
    if (dialect === "postgres") await sql`vacuum analyze history_run, history_minute`.execute(kysely);
  });
}

interface RunsOptions {
  accounts: number;
  runs: number;
  beginMs: number;
  nowMs: number;
}

function* runRows({ accounts, runs, beginMs, nowMs }: RunsOptions, random: () => number) {
  for (let index = 0; index < runs; index += 1) {
    const endMs = Math.round((beginMs + ((nowMs - beginMs) * index) / runs) / 5000) * 5000;
    const isImage = random() < 0.3;
    const account = 1 + Math.floor(random() * accounts);
    yield {
      prefix_no: 2 * account - (isImage ? 0 : 1),
      tail: String(100_000_000_000_000_000n + BigInt(Math.floor(random() * 2 ** 52)) * 173n + BigInt(index)),
      account_no: account,
      kind: isImage ? 2 : 1,
      ahead: isImage ? null : Math.floor(random() * 4),
      interrupted: 0,
      ref: `promo/s${String(index % 100_000).padStart(5, "0")}`.slice(0, 12).padEnd(12, "x"),
      started_at: endMs - Math.round(60_000 + 200_000 * random()),
      ended_after: endMs - 5000,
      ended_before: endMs,
    };
  }
}

function* bucketRows(accounts: number, beginMs: number, nowMs: number, stepMs: number, random: () => number) {
  for (let at = Math.floor(beginMs / stepMs) * stepMs; at < nowMs; at += stepMs) {
    for (let account = 0; account <= accounts; account += 1) {
      const slots = account === 0 ? 5 * accounts : 5;
      const executing = Math.round(slots * random());
      yield {
        account_no: account,
        at,
        observed_ms: stepMs - 5,
        executing_ms: executing * (stepMs - 5),
        executing_peak: executing,
        capacity_ms: stepMs - 5,
        slots_ms: slots * (stepMs - 5),
        zero_free_ms: Math.round(stepMs * random() * 0.3),
        image_ms: Math.round(stepMs * random()),
        speech_ms: 0,
        music_ms: 0,
        unknown_ms: 0,
        idle_ms: (slots - executing) * (stepMs - 5),
      };
    }
  }
}

function* durationRows(accounts: number, beginMs: number, nowMs: number, stepMs: number, random: () => number) {
  for (let at = Math.floor(beginMs / stepMs) * stepMs; at < nowMs; at += stepMs) {
    for (let account = 0; account <= accounts; account += 1) {
      for (const kind of [1, 2]) {
        const bins = new Map<number, number>();
        const finished = Math.ceil((account === 0 ? 160 : 6) * random() * (stepMs === DAY_MS ? 12 : 1));
        for (let index = 0; index < finished; index += 1) {
          const bin = 110 + Math.floor(16 * (random() + random()));
          bins.set(bin, (bins.get(bin) ?? 0) + 1);
        }
        const text = [...bins].map(([bin, count]) => `${bin}:${count}`).join(" ");
        yield { account_no: account, kind, at, finished, bins: text };
      }
    }
  }
}
