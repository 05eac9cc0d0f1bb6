import "server-only";
import { sql, type Kysely, type Migration } from "kysely";

/**
 * What was observed of one account (0: of all together) in a minute, an hour or a day; see `history/bucket.ts`.
 *
 * By time first: what a poll adds to then lies together, on a page or two, instead of on one of each account. A chart of one
 * account reads past the others' rows, which costs some ms.
 */
async function createBucketTable(db: Kysely<unknown>, name: string, end: ReturnType<typeof sql>) {
  let table = db.schema
    .createTable(name)
    .addColumn("account_no", "integer", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull());
  const sums = ["observed_ms", "executing_ms", "executing_peak", "capacity_ms", "slots_ms", "zero_free_ms"];
  for (const column of [...sums, "image_ms", "speech_ms", "music_ms", "unknown_ms"]) {
    table = table.addColumn(column, "bigint", (definition) => definition.notNull());
  }
  await table.addPrimaryKeyConstraint(`${name}_pkey`, ["at", "account_no"]).modifyEnd(end).execute();
}

/** How many runs ended in an hour or a day, and a histogram of how long they took. */
async function createDurationTable(db: Kysely<unknown>, name: string, end: ReturnType<typeof sql>) {
  await db.schema
    .createTable(name)
    .addColumn("account_no", "integer", (column) => column.notNull())
    .addColumn("kind", "smallint", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("finished", "integer", (column) => column.notNull())
    .addColumn("bins", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint(`${name}_pkey`, ["account_no", "kind", "at"])
    .modifyEnd(end)
    .execute();
}

/**
 * Finished runs. Accounts, kinds and the common beginnings of ids are numbers: half a million runs should fit in some
 * 100 MB with their indexes. `account_no` 0 is a run of no account.
 */
async function createRunTable(db: Kysely<unknown>, isSqlite: boolean) {
  await db.schema
    .createTable("history_run")
    .addColumn("ended_before", "bigint", (column) => column.notNull())
    .addColumn("ended_after", "bigint", (column) => column.notNull())
    .addColumn("started_at", "bigint")
    .addColumn("n", isSqlite ? "integer" : "serial", (column) => column.primaryKey().notNull())
    .addColumn("prefix_no", "integer", (column) => column.notNull())
    .addColumn("account_no", "integer", (column) => column.notNull())
    .addColumn("kind", "smallint", (column) => column.notNull())
    .addColumn("ahead", "smallint")
    .addColumn("interrupted", "smallint", (column) => column.notNull())
    .addColumn("tail", "text", (column) => column.notNull())
    .addColumn("ref", "text")
    .addUniqueConstraint("history_run_id", ["prefix_no", "tail"])
    .execute();
  // On SQLite `n` is the row's own number and stands in every index already.
  const order = isSqlite ? ["ended_before"] : ["ended_before", "n"];
  await db.schema.createIndex("history_run_end").on("history_run").columns(order).execute();
  await db.schema
    .createIndex("history_run_account")
    .on("history_run")
    .columns(["account_no", ...order])
    .execute();
}

/** History: minutes, hours, runs, histograms, gaps, forecasts, and what the recorder must remember between polls. */
export function historyTables(isSqlite: boolean): Migration {
  // A row that lies in its key's index needs no second copy of the key.
  const end = isSqlite ? sql`without rowid` : sql``;
  return {
    async up(db: Kysely<unknown>) {
      for (const [name, text] of [
        ["history_account", "id"],
        ["history_prefix", "prefix"],
      ] as const) {
        let table = db.schema
          .createTable(name)
          .addColumn("no", "integer", (column) => column.primaryKey().notNull())
          .addColumn(text, "text", (column) => column.notNull().unique());
        if (name === "history_account") {
          table = table.addColumn("max_jobs", "integer").addColumn("seen_at", "bigint", (column) => column.notNull());
        }
        await table.execute();
      }
      for (const name of ["history_minute", "history_hour", "history_day"]) await createBucketTable(db, name, end);
      for (const name of ["history_duration_hour", "history_duration_day"]) await createDurationTable(db, name, end);
      await createRunTable(db, isSqlite);

      await db.schema
        .createTable("history_gap")
        .addColumn("from_at", "bigint", (column) => column.primaryKey().notNull())
        .addColumn("to_at", "bigint", (column) => column.notNull())
        .addColumn("code", "text", (column) => column.notNull())
        .execute();
      await db.schema
        .createTable("history_job")
        .addColumn("id", "text", (column) => column.primaryKey().notNull())
        .addColumn("value", "text", (column) => column.notNull())
        .execute();
      await db.schema
        .createTable("history_state")
        .addColumn("name", "text", (column) => column.primaryKey().notNull())
        .addColumn("value", "text", (column) => column.notNull())
        .execute();
      await db.schema
        .createTable("history_forecast")
        .addColumn("account_no", "integer", (column) => column.primaryKey().notNull())
        .addColumn("made_at", "bigint", (column) => column.notNull())
        .addColumn("median_ms", "bigint", (column) => column.notNull())
        .addColumn("low_ms", "bigint", (column) => column.notNull())
        .addColumn("high_ms", "bigint", (column) => column.notNull())
        .execute();
      await db.schema
        .createTable("history_outcome")
        .addColumn("account_no", "integer", (column) => column.notNull())
        .addColumn("at", "bigint", (column) => column.notNull())
        .addColumn("is_right", "smallint", (column) => column.notNull())
        .addPrimaryKeyConstraint("history_outcome_pkey", ["account_no", "at"])
        .execute();

      // One row: whose turn it is to ask the upstream, and what the last one who asked brought.
      await db.schema
        .createTable("poll_turn")
        .addColumn("id", "integer", (column) => column.primaryKey().notNull())
        .addColumn("holder", "text", (column) => column.notNull())
        .addColumn("seq", "bigint", (column) => column.notNull())
        .addColumn("due_at", "bigint", (column) => column.notNull())
        .addColumn("flight_ends_at", "bigint", (column) => column.notNull())
        .addColumn("not_before", "bigint", (column) => column.notNull())
        .addColumn("touched_at", "bigint", (column) => column.notNull())
        .addColumn("head", "text")
        .addColumn("body", "text")
        .execute();
      await sql`insert into poll_turn (id, holder, seq, due_at, flight_ends_at, not_before, touched_at)
        values (1, '', 0, 0, 0, 0, 0)`.execute(db);
    },
  };
}
