import "server-only";
import { Migrator, sql, type Kysely } from "kysely";
import type { Database, Dialect } from "./database";
import { MIGRATIONS } from "./migrations/migrations";
import { awayMessage, StoreAwayError } from "./store-away";
import type { Tables } from "./tables";

/** Kysely's own record of what has run. Named after us, so that another program's migrations are not taken for ours. */
const MIGRATION_TABLE = "slotwatch_migration";
const MIGRATION_LOCK_TABLE = "slotwatch_migration_lock";
/** Key of PostgreSQL's advisory lock: "slot" in ASCII. */
const ADVISORY_KEY = 0x736c6f74;
/** A PostgreSQL database may be shared with other programs, unless these names are taken. */
const FIRST_TABLES = new Set(["setting", "session", "sign_in_link", "share", "share_account", "audit", "account_name"]);

/**
 * Looks at a database without writing. Throws `StoreAwayError`: `newer` when a migration has run that this version does
 * not know, `foreign` when another program's tables are in the way.
 */
export async function assertOurs(kysely: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const names = await tableNames(kysely, dialect);
  if (!names.includes(MIGRATION_TABLE)) {
    const isForeign = dialect === "sqlite" ? names.length > 0 : names.some((name) => FIRST_TABLES.has(name));
    if (isForeign) throw new StoreAwayError("foreign", awayMessage(dialect, "foreign"));
    return;
  }
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(MIGRATION_TABLE)}`.execute(kysely);
  if (rows.some(({ name }) => !(name in MIGRATIONS))) throw new StoreAwayError("newer", awayMessage(dialect, "newer"));
}

/**
 * Brings a database up to this version, all or nothing. Safe when several instances start together: SQLite's write lock
 * or a PostgreSQL advisory lock lets one of them work, and the others then find it done.
 */
export async function migrate({ kysely, dialect }: Database): Promise<void> {
  await kysely.connection().execute(async (connection) => {
    // Our own transaction, not the migrator's: on SQLite Kysely takes none, and two processes would both begin.
    await sql.raw(dialect === "sqlite" ? "begin immediate" : "begin").execute(connection);
    try {
      if (dialect === "postgres") await sql`select pg_advisory_xact_lock(${ADVISORY_KEY})`.execute(connection);
      // Under the lock, for a newer version may have come in between.
      await assertOurs(connection, dialect);
      await runMigrations(connection, dialect);
      await sql`commit`.execute(connection);
    } catch (error) {
      await sql`rollback`.execute(connection).catch(() => undefined);
      throw error;
    }
  });
}

async function runMigrations(connection: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const migrations = Object.fromEntries(Object.entries(MIGRATIONS).map(([name, make]) => [name, make(dialect)]));
  const migrator = new Migrator({
    db: connection,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableName: MIGRATION_TABLE,
    migrationLockTableName: MIGRATION_LOCK_TABLE,
    disableTransactions: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

async function tableNames(kysely: Kysely<Tables>, dialect: Dialect): Promise<string[]> {
  const query =
    dialect === "sqlite"
      ? sql<{
          name: string;
        }>`select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'`
      : sql<{ name: string }>`select c.relname as name from pg_catalog.pg_class c
          join pg_catalog.pg_namespace n on n.oid = c.relnamespace
          where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            and pg_catalog.pg_table_is_visible(c.oid)`;
  return (await query.execute(kysely)).rows.map(({ name }) => name);
}
