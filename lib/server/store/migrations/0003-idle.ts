import type { Kysely, Migration } from "kysely";

/**
 * Slot time not in use, as it was counted poll by poll. Null in rows of before: their sums do not tell it, for time beyond the slots is in
 * them too, and takes it away. A row under way when this is made stays null, as null and a number is null on both databases.
 */
export const idleColumn: Migration = {
  async up(db: Kysely<unknown>) {
    for (const table of ["history_minute", "history_hour", "history_day"]) {
      await db.schema.alterTable(table).addColumn("idle_ms", "bigint").execute();
    }
  },
};
