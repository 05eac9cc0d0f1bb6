import "server-only";
import { sql, type Kysely, type RawBuilder } from "kysely";
import type { Tables } from "./tables";

export type Dialect = "sqlite" | "postgres";

/** An open database: one set of portable queries runs on both kinds. */
export interface Database {
  kysely: Kysely<Tables>;
  dialect: Dialect;
  /**
   * The database's own clock as epoch ms, to be put into queries. Instances may disagree about the time; sharing a
   * database they must not disagree about when a link ends.
   */
  now: RawBuilder<number>;
}

/** The expression for a database's own time in epoch ms. */
export function nowOf(dialect: Dialect): RawBuilder<number> {
  return dialect === "sqlite"
    ? sql<number>`cast(unixepoch('subsec') * 1000 as integer)`
    : sql<number>`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`;
}
