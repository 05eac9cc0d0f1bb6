import type { Database } from "../database";
import { chunksOf } from "./chunks";
import { selectIn } from "./rows-in";

/** Longest reference we keep, in characters. */
const REF_MAX = 200;

/** A reference as it is kept: cut, and never within a pair of surrogates. */
export function cutRef(ref: string | null): string | null {
  if (ref === null) return null;
  const cut = ref.slice(0, REF_MAX);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/**
 * An id in two parts: what it shares with all ids of its user, account and kind, and its own end. The first is stored
 * once (`history_prefix`): a run would be twice as large otherwise.
 */
export function splitId(id: string): { prefix: string; tail: string } {
  const at = id.lastIndexOf(":") + 1;
  return { prefix: id.slice(0, at), tail: id.slice(at) };
}

/** Prefixes by their number. */
export async function readPrefixes({ kysely }: Database): Promise<Map<number, string>> {
  const rows = await kysely.selectFrom("history_prefix").selectAll().execute();
  return new Map(rows.map(({ no, prefix }) => [no, prefix]));
}

const rowsOfPrefixes = selectIn("history_prefix", ["prefix"]);

/** The numbers of those of these prefixes that have one. */
export async function findPrefixes(database: Database, prefixes: readonly string[]): Promise<Map<string, number>> {
  const numbers = new Map<string, number>();
  for (const chunk of chunksOf([...new Set(prefixes)])) {
    for (const { no, prefix } of await rowsOfPrefixes(database, { prefix: chunk })) numbers.set(prefix, no);
  }
  return numbers;
}

/** The numbers of these prefixes; new ones are given out, inside a poll's transaction. */
export async function numberPrefixes(database: Database, prefixes: readonly string[]): Promise<Map<string, number>> {
  const numbers = await findPrefixes(database, prefixes);
  const news = [...new Set(prefixes)].filter((prefix) => !numbers.has(prefix));
  if (news.length === 0) return numbers;
  const { last } = await database.kysely
    .selectFrom("history_prefix")
    .select(({ fn }) => fn.max("no").as("last"))
    .executeTakeFirstOrThrow();
  const rows = news.map((prefix, index) => ({ no: Number(last ?? 0) + 1 + index, prefix }));
  for (const chunk of chunksOf(rows)) await database.kysely.insertInto("history_prefix").values(chunk).execute();
  for (const { no, prefix } of rows) numbers.set(prefix, no);
  return numbers;
}
