import "server-only";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { reasonOfError } from "./classify-error";
import type { Connection, OpenOptions } from "./connection";
import { clockOf } from "./database";
import { migrate } from "./migrate";
import { probe } from "./probe";
import { awayMessage, StoreAwayError } from "./store-away";
import type { Tables } from "./tables";

/** A page must not wait long for a database that is in trouble: everything here also works without it. */
const CONNECT_MS = 2000;
const QUERY_MS = 4000;
/** A transaction of ours asks one thing after the other. */
const IDLE_MS = 10_000;
/** How long a migration may wait for another instance's; its own work takes as long as it takes. */
const LOCK_MS = 4000;
/** PostgreSQL's type number of bigint. pg hands it over as text, to lose no digits; epoch ms and counts fit a number. */
const INT8 = 20;

/**
 * A connection that breaks must not end the process, neither idle nor at work: whoever waits for it is told, and the next query or
 * check will tell. A client that is lent out has no listener of the pool's.
 */
function surviveBreaks(pool: pg.Pool): void {
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
}

/** Whether a file could not be read. Sockets are never opened, though they are read from, and are no folders. */
function isOfFile(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("syscall" in error && error.syscall === "open") || ("code" in error && error.code === "EISDIR");
}

/** Migrates over a connection of its own: to rebuild a large table takes longer than any page may wait. */
async function migrateAtLeisure(url: string, mayBegin: boolean): Promise<void> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    application_name: "slotwatch",
    connectionTimeoutMillis: CONNECT_MS,
    lock_timeout: LOCK_MS,
    keepAlive: true,
  });
  surviveBreaks(pool);
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate({ kysely, dialect: "postgres", ...clockOf("postgres") }, mayBegin);
  } finally {
    await kysely.destroy().catch(() => undefined);
  }
}

/** Opens and migrates a PostgreSQL database. Throws what pg or the network says, or `StoreAwayError`. */
export async function openPostgres(url: string, { mayBegin }: Pick<OpenOptions, "mayBegin">): Promise<Connection> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    application_name: "slotwatch",
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: QUERY_MS,
    query_timeout: QUERY_MS + 500,
    // An instance that is cut off in the middle of a transaction must not hold its locks until TCP gives it up, in hours.
    idle_in_transaction_session_timeout: IDLE_MS,
    keepAlive: true,
    allowExitOnIdle: true,
    types: {
      getTypeParser: (oid: number, format?: "text" | "binary") =>
        oid === INT8 ? Number : pg.types.getTypeParser(oid, format),
    },
  });
  surviveBreaks(pool);
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const database = { kysely, dialect: "postgres", ...clockOf("postgres") } as const;
  try {
    // First something that may not take long: a server that lets us in and then says nothing would hold a migration for good.
    await sql`select 1`.execute(kysely);
    await migrateAtLeisure(url, mayBegin);
    await probe(kysely);
  } catch (error) {
    await kysely.destroy().catch(() => undefined);
    // The only files pg reads are the certificates and keys that the address names.
    if (isOfFile(error)) throw new StoreAwayError("insecure", awayMessage("postgres", "insecure"), { cause: error });
    throw error;
  }
  const check = async () => {
    try {
      await sql`select 1`.execute(kysely);
    } catch (error) {
      // All connections are at work, or this one had to wait: slow, but there.
      if (reasonOfError(error) !== "locked") throw error;
    }
  };
  return {
    database,
    check,
    recheck: check,
    close: () => kysely.destroy(),
    closeSync: () => undefined,
  };
}
