import type { Migration } from "kysely";
import type { Dialect } from "../database";
import { accessTables } from "./0001-access";
import { historyTables } from "./0002-history";

/**
 * Every migration by its name, oldest first. Names sort in order and never change: a name in a database that is not
 * here means that a newer version wrote it, and that database is left alone. There is no way down.
 */
export const MIGRATIONS: Readonly<Record<string, (dialect: Dialect) => Migration>> = {
  "0001-access": () => accessTables,
  "0002-history": (dialect) => historyTables(dialect === "sqlite"),
};
