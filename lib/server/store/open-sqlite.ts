import "server-only";
import SqliteDatabase from "better-sqlite3";
import { existsSync, realpathSync, rmSync, statSync } from "node:fs";
import { Kysely, SqliteDialect, sql } from "kysely";
import type { Connection, OpenOptions } from "./connection";
import { clockOf } from "./database";
import { assertOurs, migrate } from "./migrate";
import { makePrivateFile, makePrivateFolder } from "./private-file";
import { probe } from "./probe";
import { takeProcessLock, type ProcessLock } from "./process-lock";
import { awayMessage, StoreAwayError } from "./store-away";
import type { Tables } from "./tables";

/**
 * How long a statement may wait for another program's lock. better-sqlite3 is synchronous: the whole server waits with it,
 * so it gives up early and the store tries again later.
 */
const BUSY_MS = 150;
/**
 * A server that is just going down still holds its file: wait for it that long before saying so. It takes 1.5 s at the most, and a start
 * waits 2.5 s for its database (start-server.ts): whoever is refused must not have answered before.
 */
const TAKEN_WAIT_MS = 2000;
const TAKEN_STEP_MS = 100;

/** Opens, checks and migrates a SQLite file. Throws what SQLite or the file system says, or `StoreAwayError`. */
export async function openSqlite(path: string, { exclusive, mayCreate, mayBegin }: OpenOptions): Promise<Connection> {
  const isThere = existsSync(path);
  // A folder, a socket: whatever it is, it stays.
  if (isThere && !statSync(path).isFile()) throw new StoreAwayError("folder", awayMessage("sqlite", "folder"));
  if (!isThere && !mayBegin) throw new StoreAwayError("absent", awayMessage("sqlite", "absent"));
  if (!isThere && !mayCreate) throw new StoreAwayError("gone", awayMessage("sqlite", "gone"));
  makePrivateFolder(path);
  const lock = exclusive ? await claim(isThere ? realpathSync(path) : path) : null;
  try {
    if (isThere) await inspect(path, lock !== null, mayBegin);
    makePrivateFile(path);
    return await connect(path, lock);
  } catch (error) {
    lock?.release();
    throw error;
  }
}

async function claim(path: string): Promise<ProcessLock> {
  const startMs = performance.now();
  for (;;) {
    const lock = takeProcessLock(path);
    if (lock) return lock;
    if (performance.now() - startMs >= TAKEN_WAIT_MS) throw new StoreAwayError("taken", awayMessage("sqlite", "taken"));
    await new Promise((resolve) => setTimeout(resolve, TAKEN_STEP_MS));
  }
}

/**
 * Reads an existing file before anything writes to it: one that is not ours, or newer, keeps every byte. Reading a file in
 * WAL mode makes two more beside it; where the file is ours alone, and is not to be used, they go again.
 */
async function inspect(path: string, isOursAlone: boolean, mayBegin: boolean): Promise<void> {
  const made = ["-wal", "-shm"].map((suffix) => `${path}${suffix}`).filter((beside) => !existsSync(beside));
  const file = new SqliteDatabase(path, { readonly: true, fileMustExist: true, timeout: BUSY_MS });
  const kysely = new Kysely<Tables>({ dialect: new SqliteDialect({ database: file }) });
  const close = async () => {
    await kysely.destroy();
    if (file.open) file.close();
  };
  try {
    await assertOurs(kysely, "sqlite", mayBegin);
    await close();
  } catch (error) {
    await close();
    if (isOursAlone) for (const beside of made) if (isEmpty(beside)) rmSync(beside, { force: true });
    throw error;
  }
}

/** Whether nothing that anybody committed is in it: the index beside an empty log holds nothing either. */
function isEmpty(beside: string): boolean {
  const log = beside.replace(/-shm$/, "-wal");
  return !existsSync(log) || statSync(log).size === 0;
}

async function connect(path: string, lock: ProcessLock | null): Promise<Connection> {
  const file = new SqliteDatabase(path, { fileMustExist: true, timeout: BUSY_MS });
  try {
    // WAL: readers and a back-up do not wait for writers, and a commit costs no fsync. A power cut may lose the last
    // commits but never the file; a killed process loses nothing (sqlite.org/pragma.html#pragma_synchronous).
    file.pragma("journal_mode = WAL");
    file.pragma("synchronous = NORMAL");
    // A checkpoint each 4,000 pages (16 MB) and not each 1,000: polls write the same pages again and again, and each one costs
    // two fsyncs, which small servers have on a card.
    file.pragma("wal_autocheckpoint = 4000");
    file.pragma("foreign_keys = ON");
    const kysely = new Kysely<Tables>({ dialect: new SqliteDialect({ database: withStatementCache(file) }) });
    const database = { kysely, dialect: "sqlite", ...clockOf("sqlite") } as const;
    await migrate(database);
    await probe(kysely);
    const { ino, dev } = statSync(path);
    const closeSync = () => {
      if (file.open) file.close();
      lock?.release();
    };
    return {
      database,
      check: async () => {
        // An open file outlives its name on POSIX: without this look we would write into nowhere until the restart.
        const now = statSync(path);
        if (now.ino !== ino || now.dev !== dev) throw new StoreAwayError("gone", awayMessage("sqlite", "gone"));
        await sql`select 1`.execute(kysely);
      },
      recheck: () =>
        // Through Kysely, which lets nobody into another's transaction.
        kysely.connection().execute(async (connection) => {
          await sql`begin immediate`.execute(connection);
          await sql`rollback`.execute(connection);
        }),
      close: async () => {
        await kysely.destroy();
        closeSync();
      },
      closeSync,
    };
  } catch (error) {
    file.close();
    throw error;
  }
}

/**
 * Statements we keep compiled. Most of our SQL is fixed text; lists of ids and rows make a text for each length, so that
 * now and then all are dropped and those in use compiled anew.
 */
const CACHED_STATEMENTS = 200;

/** Compiles each SQL text once: Kysely prepares anew for every query, which costs more than most of our queries. */
function withStatementCache(file: SqliteDatabase.Database) {
  const statements = new Map<string, SqliteDatabase.Statement<unknown[]>>();
  return {
    prepare(text: string) {
      let statement = statements.get(text);
      if (!statement) {
        if (statements.size >= CACHED_STATEMENTS) statements.clear();
        statement = file.prepare<unknown[]>(text);
        statements.set(text, statement);
      }
      return statement;
    },
    close: () => {
      if (file.open) file.close();
    },
  };
}
