import SqliteDatabase from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { clockOf, type Database } from "@/lib/server/store/database";
import { migrate } from "@/lib/server/store/migrate";
import type { Tables } from "@/lib/server/store/tables";

/** A database of our tables in memory alone. */
export async function openMemoryDatabase(): Promise<Database> {
  const kysely = new Kysely<Tables>({ dialect: new SqliteDialect({ database: new SqliteDatabase(":memory:") }) });
  const database: Database = { kysely, dialect: "sqlite", ...clockOf("sqlite") };
  await migrate(database);
  return database;
}
