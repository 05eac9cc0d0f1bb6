import "server-only";
import { sql, type RawBuilder } from "kysely";
import type { Database } from "./database";

/**
 * Does something all or nothing. Not Kysely's own transactions: SQLite may have rolled back by itself (a full disk), and
 * of the error that began it all nothing is left when the second rollback then fails.
 */
export async function inTransaction<T>(database: Database, work: (inside: Database) => Promise<T>): Promise<T> {
  return runWithin(sql`begin`, database, work);
}

/**
 * Reads several things as of one moment. SQLite serves one process, which writes what is read here itself: nothing comes between, and
 * other questions need not wait for a long read.
 */
export async function inSnapshot<T>(database: Database, read: (inside: Database) => Promise<T>): Promise<T> {
  if (database.dialect === "sqlite") return read(database);
  return runWithin(sql`begin isolation level repeatable read read only`, database, read);
}

async function runWithin<T>(
  begin: RawBuilder<unknown>,
  database: Database,
  work: (inside: Database) => Promise<T>,
): Promise<T> {
  return database.kysely.connection().execute(async (kysely) => {
    await begin.execute(kysely);
    try {
      const result = await work({ ...database, kysely });
      await sql`commit`.execute(kysely);
      return result;
    } catch (error) {
      await sql`rollback`.execute(kysely).catch(() => undefined);
      throw error;
    }
  });
}
