import type { Migration } from "kysely";
import type { Dialect } from "../database";
import type { Tables } from "../tables";
import { accessTables } from "./0001-access";
import { historyTables } from "./0002-history";
import { idleColumn } from "./0003-idle";

/**
 * Every migration by its name, oldest first. Names sort in order and never change: a name in a database that is not
 * here means that a newer version wrote it, and that database is left alone. There is no way down.
 */
export const MIGRATIONS: Readonly<Record<string, (dialect: Dialect) => Migration>> = {
  "0001-access": () => accessTables,
  "0002-history": (dialect) => historyTables(dialect === "sqlite"),
  "0003-idle": () => idleColumn,
};

/** The tables each of them makes: where one stands before its migration ran, it is somebody else's, or left over from a newer state. */
export const TABLES_MADE: Readonly<Record<string, readonly (keyof Tables)[]>> = {
  "0001-access": ["setting", "session", "sign_in_link", "share", "share_account", "audit", "account_name"],
  "0002-history": [
    "history_account",
    "history_prefix",
    "history_minute",
    "history_hour",
    "history_day",
    "history_duration_hour",
    "history_duration_day",
    "history_run",
    "history_gap",
    "history_job",
    "history_state",
    "history_forecast",
    "history_outcome",
    "poll_turn",
  ],
  // Columns of tables that are ours already.
  "0003-idle": [],
};
