import "server-only";
import { CompiledQuery, type Selectable, type SelectType } from "kysely";
import type { Database } from "../database";
import type { Tables } from "../tables";
import { keepTexts, type NextParameter } from "./query-texts";

type Handle = Pick<Database, "kysely" | "dialect">;
type Lists<Name extends keyof Tables, Column extends keyof Tables[Name]> = {
  [Each in Column]: readonly Tables[Name][Each][];
};

function isIn(columns: readonly string[], counts: readonly number[], next: NextParameter): string {
  const lists = columns.map(
    (column, at) => `${column} in (${Array.from({ length: counts[at] ?? 0 }, next).join(", ")})`,
  );
  return lists.join(" and ");
}

/** Makes what reads the rows of a table whose columns each have one of the values listed for it. None of an empty list. */
export function selectIn<Name extends keyof Tables, Column extends keyof Tables[Name] & string>(
  table: Name,
  columns: readonly Column[],
): (database: Handle, lists: Lists<Name, Column>) => Promise<Selectable<Tables[Name]>[]> {
  const textFor = keepTexts((counts, next) => `select * from ${table} where ${isIn(columns, counts, next)}`);
  return async ({ kysely, dialect }, lists) => {
    const counts = columns.map((column) => lists[column].length);
    if (counts.includes(0)) return [];
    const parameters = columns.flatMap((column): readonly unknown[] => lists[column]);
    const query = CompiledQuery.raw(textFor(dialect, counts), parameters);
    return (await kysely.executeQuery<Selectable<Tables[Name]>>(query)).rows;
  };
}

/** Makes what deletes the rows of a table whose column has one of these values. */
export function deleteIn<Name extends keyof Tables, Column extends keyof Tables[Name] & string>(
  table: Name,
  column: Column,
): (database: Handle, values: readonly SelectType<Tables[Name][Column]>[]) => Promise<void> {
  const textFor = keepTexts((counts, next) => `delete from ${table} where ${isIn([column], counts, next)}`);
  return async ({ kysely, dialect }, values) => {
    if (values.length === 0) return;
    await kysely.executeQuery(CompiledQuery.raw(textFor(dialect, [values.length]), [...values]));
  };
}
