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
 * Reads several things as of one moment. On SQLite, too: between two queries of ours the one connection is free, and a poll that
 * waits for it commits there. Other questions wait until this one is answered, so it should not be a long one.
 */
export async function inSnapshot<T>(database: Database, read: (inside: Database) => Promise<T>): Promise<T> {
  const isSqlite = database.dialect === "sqlite";
  return runWithin(isSqlite ? sql`begin` : sql`begin isolation level repeatable read read only`, database, read);
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
