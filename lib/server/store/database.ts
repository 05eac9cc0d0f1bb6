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
  /**
   * The same as of the statement's beginning, to compare many rows with: PostgreSQL uses no index for a time that moves on within the
   * statement. Where a statement may wait for a lock, `now` is the true one.
   */
  statementNow: RawBuilder<number>;
}

/** The expressions for a database's own time in epoch ms. */
export function clockOf(dialect: Dialect): Pick<Database, "now" | "statementNow"> {
  if (dialect === "sqlite") {
    const now = sql<number>`cast(unixepoch('subsec') * 1000 as integer)`;
    return { now, statementNow: now };
  }
  const msOf = (time: RawBuilder<unknown>) => sql<number>`cast(extract(epoch from ${time}) * 1000 as bigint)`;
  return { now: msOf(sql`clock_timestamp()`), statementNow: msOf(sql`statement_timestamp()`) };
}
