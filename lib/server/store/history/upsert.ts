import "server-only";
import { CompiledQuery } from "kysely";
import type { Database } from "../database";
import type { Tables } from "../tables";
import { chunksOf } from "./chunks";
import { keepTexts, type NextParameter } from "./query-texts";

/** What becomes of a column of a row that is there already: the new value, both added, or the greater. */
type Merge = "new" | "sum" | "max";

interface UpsertParts {
  table: keyof Tables;
  /** What tells that a row is there already: a unique index has these. */
  key: readonly string[];
  columns: readonly string[];
  /** What is merged, column by column; one named nowhere keeps what it had. */
  set: Readonly<Record<string, Merge>>;
}

function merged(table: string, column: string, merge: Merge): string {
  const [before, now] = [`${table}.${column}`, `excluded.${column}`];
  if (merge === "new") return `${column} = ${now}`;
  if (merge === "sum") return `${column} = ${before} + ${now}`;
  return `${column} = case when ${now} > ${before} then ${now} else ${before} end`;
}

function textOf({ table, key, columns, set }: UpsertParts, rows: number, next: NextParameter): string {
  const values = Array.from({ length: rows }, () => `(${columns.map(next).join(", ")})`);
  const sets = Object.entries(set).map(([column, merge]) => merged(table, column, merge));
  return `insert into ${table} (${columns.join(", ")}) values ${values.join(", ")}
    on conflict (${key.join(", ")}) do update set ${sets.join(", ")}`;
}

type Write<Row> = (database: Pick<Database, "kysely" | "dialect">, rows: readonly Row[]) => Promise<void>;

/** Makes what inserts rows into a table and merges those that are there already. */
export function upsertInto<Name extends keyof Tables, Column extends keyof Tables[Name] & string>(
  table: Name,
  how: { key: readonly Column[]; columns: readonly Column[]; set: Partial<Record<Column, Merge>> },
): Write<Pick<Tables[Name], Column>> {
  const parts: UpsertParts = { table, ...how, set: how.set as Record<string, Merge> };
  const textFor = keepTexts(([rows = 0], next) => textOf(parts, rows, next));
  return async ({ kysely, dialect }, rows) => {
    for (const chunk of chunksOf(rows)) {
      const parameters: unknown[] = [];
      for (const row of chunk) for (const column of how.columns) parameters.push(row[column]);
      await kysely.executeQuery(CompiledQuery.raw(textFor(dialect, [chunk.length]), parameters));
    }
  };
}
