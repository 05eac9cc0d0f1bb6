import "server-only";
import { sql } from "kysely";
import type { Database } from "./database";

/**
 * Does something all or nothing. Not Kysely's own transactions: SQLite may have rolled back by itself (a full disk), and
 * of the error that began it all nothing is left when the second rollback then fails.
 */
export async function inTransaction<T>(database: Database, work: (inside: Database) => Promise<T>): Promise<T> {
  return database.kysely.connection().execute(async (kysely) => {
    await sql`begin`.execute(kysely);
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
