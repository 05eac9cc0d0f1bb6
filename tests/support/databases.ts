import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { createStore, type Store, type StoreOptions } from "@/lib/server/store/create-store";
import type { DatabaseAddress } from "@/lib/server/store/database-url";

/** A fresh, empty database of one kind. */
export interface TestDatabase {
  address: DatabaseAddress;
  /** Opens a store on it and waits for the first try. */
  open(options?: Partial<StoreOptions>): Promise<Store>;
  drop(): Promise<void>;
}

let counter = 0;

function openers(address: DatabaseAddress): Pick<TestDatabase, "open"> {
  return {
    async open(options = {}) {
      const store = createStore({
        address,
        exclusive: address.kind === "sqlite" ? false : undefined,
        speed: 20,
        ...options,
      });
      await store.opened();
      return store;
    },
  };
}

/** An empty SQLite file in a folder of its own. */
export function sqliteDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "slotwatch-store-"));
  const address: DatabaseAddress = { kind: "sqlite", path: join(folder, "data", "slotwatch.db") };
  return Promise.resolve({
    address,
    ...openers(address),
    drop: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
  });
}

/** An empty database on the project's PostgreSQL server. */
export async function postgresDatabase(serverUrl: string): Promise<TestDatabase> {
  const name = `test_${process.pid}_${(counter += 1)}`;
  await query(serverUrl, `create database ${name}`);
  const address: DatabaseAddress = { kind: "postgres", url: `${serverUrl}/${name}` };
  return { address, ...openers(address), drop: () => query(serverUrl, `drop database ${name} with (force)`) };
}

/** Runs one statement on the server itself, or in one of its databases. */
export async function query(serverUrl: string, text: string, name = "postgres"): Promise<void> {
  const client = new pg.Client({ connectionString: `${serverUrl}/${name}` });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
