import "server-only";
import { sql, type Kysely } from "kysely";
import type { Database, Dialect } from "./database";
import { MIGRATIONS, TABLES_MADE } from "./migrations/migrations";
import { awayMessage, StoreAwayError, type AwayReason } from "./store-away";
import type { Tables } from "./tables";

/** What has run, in the shape of Kysely's own record. Named after us, so that another program's migrations are not taken for ours. */
const MIGRATION_TABLE = "slotwatch_migration";
/** Key of PostgreSQL's advisory lock: "slot" in ASCII. */
const ADVISORY_KEY = 0x736c6f74;
/**
 * Looks at a database without writing, and returns the names of the migrations that have run; null where none ever did.
 * Throws `StoreAwayError`: `newer` when one has run that this version does not know, `foreign` when another program's
 * tables are in the way, `mixed` when tables stand that are still to be made, `absent` when there is nothing and `older` when not all
 * has run, and neither may be mended (`mayBegin`): a command must not change the tables under a running server.
 */
export async function assertOurs(
  kysely: Kysely<Tables>,
  dialect: Dialect,
  mayBegin: boolean,
): Promise<ReadonlySet<string> | null> {
  const refuse = (reason: AwayReason) => new StoreAwayError(reason, awayMessage(dialect, reason));
  const names = await tableNames(kysely, dialect);
  const isBegun = names.includes(MIGRATION_TABLE);
  const ran = new Set(isBegun ? await namesRun(kysely) : []);
  for (const name of ran) if (!(name in MIGRATIONS)) throw refuse("newer");
  const toMake = Object.entries(TABLES_MADE).flatMap(([name, tables]) => (ran.has(name) ? [] : tables));
  const isInTheWay = toMake.some((table) => names.includes(table));
  if (isBegun) {
    if (isInTheWay) throw refuse("mixed");
    if (!mayBegin && Object.keys(MIGRATIONS).some((name) => !ran.has(name))) throw refuse("older");
    return ran;
  }
  // A PostgreSQL database may be shared with other programs, unless our names are taken; a file may not.
  if (isInTheWay || (dialect === "sqlite" && names.length > 0)) throw refuse("foreign");
  if (!mayBegin) throw refuse("absent");
  return null;
}

async function namesRun(kysely: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(MIGRATION_TABLE)}`.execute(kysely);
  return rows.map(({ name }) => name);
}

/**
 * Brings a database up to this version, all or nothing. Safe when several instances start together: SQLite's write lock
 * or a PostgreSQL advisory lock lets one of them work, and the others then find it done.
 */
export async function migrate({ kysely, dialect }: Database, mayBegin = true): Promise<void> {
  await kysely.connection().execute(async (connection) => {
    // Immediate: two processes would else both begin on SQLite, and one of them fail.
    await sql.raw(dialect === "sqlite" ? "begin immediate" : "begin").execute(connection);
    try {
      if (dialect === "postgres") await sql`select pg_advisory_xact_lock(${ADVISORY_KEY})`.execute(connection);
      // Under the lock, for a newer version may have come in between.
      await runMigrations(connection, dialect, await assertOurs(connection, dialect, mayBegin));
      await sql`commit`.execute(connection);
    } catch (error) {
      await sql`rollback`.execute(connection).catch(() => undefined);
      throw error;
    }
  });
}

/**
 * Not Kysely's migrator: after a statement that failed it asks more, and PostgreSQL answers all of that with "the transaction is
 * aborted", which then stands for the cause.
 */
async function runMigrations(
  connection: Kysely<Tables>,
  dialect: Dialect,
  ran: ReadonlySet<string> | null,
): Promise<void> {
  if (ran === null) {
    await connection.schema
      .createTable(MIGRATION_TABLE)
      .addColumn("name", "varchar(255)", (column) => column.notNull().primaryKey())
      .addColumn("timestamp", "varchar(255)", (column) => column.notNull())
      .execute();
  }
  for (const [name, make] of Object.entries(MIGRATIONS)) {
    if (ran?.has(name)) continue;
    await make(dialect).up(connection);
    const now = new Date().toISOString();
    await sql`insert into ${sql.table(MIGRATION_TABLE)} (name, timestamp) values (${name}, ${now})`.execute(connection);
  }
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
