import "server-only";
import { CompiledQuery } from "kysely";
import type { Database, Dialect } from "../database";
import type { Tables } from "../tables";
import { chunksOf } from "./chunks";

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

/** Most of the texts an upsert keeps; each number of rows has one. */
const MOST_TEXTS = 100;

function merged(table: string, column: string, merge: Merge): string {
  const [before, now] = [`${table}.${column}`, `excluded.${column}`];
  if (merge === "new") return `${column} = ${now}`;
  if (merge === "sum") return `${column} = ${before} + ${now}`;
  return `${column} = case when ${now} > ${before} then ${now} else ${before} end`;
}

function textOf({ table, key, columns, set }: UpsertParts, rows: number, dialect: Dialect): string {
  let parameter = 0;
  const next = () => (dialect === "sqlite" ? "?" : `$${(parameter += 1)}`);
  const values = Array.from({ length: rows }, () => `(${columns.map(next).join(", ")})`);
  const sets = Object.entries(set).map(([column, merge]) => merged(table, column, merge));
  return `insert into ${table} (${columns.join(", ")}) values ${values.join(", ")}
    on conflict (${key.join(", ")}) do update set ${sets.join(", ")}`;
}

type Write<Row> = (database: Pick<Database, "kysely" | "dialect">, rows: readonly Row[]) => Promise<void>;

/**
 * Makes what inserts rows into a table and merges those that are there already. What a poll writes goes this way and not
 * through Kysely's builder, which makes its tree and text anew for every query.
 */
export function upsertInto<Name extends keyof Tables, Column extends keyof Tables[Name] & string>(
  table: Name,
  how: { key: readonly Column[]; columns: readonly Column[]; set: Partial<Record<Column, Merge>> },
): Write<Pick<Tables[Name], Column>> {
  const parts: UpsertParts = { table, ...how, set: how.set as Record<string, Merge> };
  const texts = new Map<string, string>();
  const textFor = (rows: number, dialect: Dialect): string => {
    const name = `${dialect} ${rows}`;
    const known = texts.get(name);
    if (known !== undefined) return known;
    if (texts.size >= MOST_TEXTS) texts.clear();
    const text = textOf(parts, rows, dialect);
    texts.set(name, text);
    return text;
  };
  return async ({ kysely, dialect }, rows) => {
    for (const chunk of chunksOf(rows)) {
      const parameters: unknown[] = [];
      for (const row of chunk) for (const column of how.columns) parameters.push(row[column]);
      await kysely.executeQuery(CompiledQuery.raw(textFor(chunk.length, dialect), parameters));
    }
  };
}
