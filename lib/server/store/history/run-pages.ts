import "server-only";
import { sql, type Expression, type ExpressionBuilder, type Selectable, type SqlBool } from "kysely";
import { asSeen, holds } from "@/lib/domain/invisible";
import type { JobKind } from "@/lib/domain/kind";
import type { RunRecord } from "../../history/run-record";
import type { Database } from "../database";
import type { RunRow, Tables } from "../tables";
import { inSnapshot } from "../transaction";
import { readRoster } from "./account-numbers";
import { codeOfKind } from "./kind-codes";
import { readPrefixes } from "./run-ids";
import { toRunRecord } from "./runs";

/** Which runs to tell. Empty lists and texts narrow nothing. */
export interface RunFilters {
  accounts: readonly string[];
  kinds: readonly JobKind[];
  /** Part of a reference or id, whatever its case, and whatever stands between its letters that nobody sees. */
  q: string;
  /** How a reference must begin, exact case. */
  refPrefix: string;
}

/** A place in the list, which is ordered by end, newest first. */
export interface RunPosition {
  endedBeforeMs: number;
  n: number;
}

export interface RunRows {
  runs: RunRecord[];
  /** The place of the last run looked at; null when there are no more. */
  next: RunPosition | null;
}

/**
 * Runs that one page looks through when what is asked for stands in no index: some 20 ms. What is not found among them
 * is left to the next page, so that no search, however rare its word, keeps the server from its other work.
 */
const LOOKED_THROUGH = 15_000;

type RunExpression = ExpressionBuilder<Tables, "history_run">;

interface PageToRead {
  after: RunPosition | null;
  limit: number;
  sinceMs: number;
}

/** Reads one page of runs, newest end first. It may hold fewer than `limit`, even none, and still have a next one. */
export async function readRunPage(database: Database, filters: RunFilters, page: PageToRead): Promise<RunRows> {
  // No text of ours holds NUL, and PostgreSQL refuses even to be asked for it. A link that must show nothing asks so.
  if ((filters.q + filters.refPrefix).includes("\0")) return { runs: [], next: null };
  // A run that a poll puts in or takes out in between would be skipped.
  return inSnapshot(database, (inside) => readWithin(inside, filters, page));
}

async function readWithin(
  database: Database,
  filters: RunFilters,
  { after, limit, sinceMs }: PageToRead,
): Promise<RunRows> {
  const roster = await readRoster(database);
  const prefixes = await readPrefixes(database);
  const accountNos = filters.accounts.map((id) => roster.numberOf.get(id)).filter((no) => no !== undefined);
  if (filters.accounts.length > 0 && accountNos.length === 0) return { runs: [], next: null };
  const isScan = filters.kinds.length > 0 || filters.q !== "" || filters.refPrefix !== "";

  const inOrder = () => {
    let query = database.kysely.selectFrom("history_run").where("ended_before", ">=", sinceMs);
    if (accountNos.length > 0) query = query.where("account_no", "in", accountNos);
    if (after !== null) query = query.where((eb) => isAfter(eb, after));
    return query.orderBy("ended_before", "desc").orderBy("n", "desc");
  };
  const rows = isScan
    ? await database.kysely
        .selectFrom(inOrder().selectAll().limit(LOOKED_THROUGH).as("history_run"))
        .selectAll()
        .where((eb) => eb.and(conditions(eb, filters, prefixes)))
        .orderBy("ended_before", "desc")
        .orderBy("n", "desc")
        .limit(limit + 1)
        .execute()
    : await inOrder()
        .selectAll()
        .limit(limit + 1)
        .execute();
  const page = rows.slice(0, limit);
  const needle = filters.q.toLowerCase();
  const runs = page
    .map((row) => toRunRecord(row, { idOf: roster.idOf, prefixes }))
    .filter(({ id, ref }) => holds(id, needle) || holds(ref ?? "", needle));
  if (rows.length > limit) return { runs, next: positionOf(page.at(-1)) };
  if (!isScan) return { runs, next: null };
  const last = await inOrder()
    .select(["ended_before", "n"])
    .offset(LOOKED_THROUGH - 1)
    .limit(1)
    .executeTakeFirst();
  return { runs, next: positionOf(last) };
}

function positionOf(row: Pick<Selectable<RunRow>, "ended_before" | "n"> | undefined): RunPosition | null {
  return row ? { endedBeforeMs: row.ended_before, n: row.n } : null;
}

/** The first condition alone finds the place in the index; the second leaves out what was told already. */
function isAfter(eb: RunExpression, { endedBeforeMs, n }: RunPosition): Expression<SqlBool> {
  return eb.and([
    eb("ended_before", "<=", endedBeforeMs),
    eb.or([eb("ended_before", "<", endedBeforeMs), eb("n", "<", n)]),
  ]);
}

/**
 * A text for LIKE beside `lower`. What is not ASCII stands for anything: the databases' `lower` knows no other letters, so those are
 * compared here, on what comes back. They go first, for some of them ("\u0130", "\u212A") are ASCII in lower case.
 */
const toPattern = (text: string) =>
  text
    .replace(/[\\%_]/g, "\\$&")
    .replace(/[^\x00-\x7f]+/g, "%")
    .toLowerCase();

/** A reference that may hold a text as it is seen: the text's letters in their order. */
function mayHoldAsSeen(eb: RunExpression, q: string): Expression<SqlBool> {
  const seen = asSeen(q);
  const letters = [...seen].map(toPattern).join("%");
  return eb.and([
    // What was pasted may itself hold what nobody sees: then the reference need not. Of nothing else nothing is found so.
    ...(seen === q || seen === "" ? [sql<SqlBool>`octet_length(${eb.ref("ref")}) <> length(${eb.ref("ref")})`] : []),
    sql<SqlBool>`lower(${eb.ref("ref")}) like ${`%${letters}%`} escape '\\'`,
  ]);
}

function conditions(
  eb: RunExpression,
  { kinds, q, refPrefix }: RunFilters,
  prefixes: ReadonlyMap<number, string>,
): Expression<SqlBool>[] {
  const all: Expression<SqlBool>[] = [];
  if (kinds.length > 0) all.push(eb("kind", "in", kinds.map(codeOfKind)));
  if (refPrefix !== "") {
    // Not LIKE: SQLite's knows no case.
    all.push(sql<SqlBool>`substr(${sql.ref("ref")}, 1, ${sql.lit([...refPrefix].length)}) = ${refPrefix}`);
  }
  if (q !== "") {
    const pattern = `%${toPattern(q)}%`;
    const like = (text: Expression<unknown>) => sql<SqlBool>`lower(${text}) like ${pattern} escape '\\'`;
    all.push(eb.or([like(eb.ref("ref")), mayHoldAsSeen(eb, q), ...idConditions(eb, q, prefixes, like)]));
  }
  return all;
}

/**
 * Where an id holds a text: within its own end, within what it shares with others, or across both. The shared parts are
 * few and here already, so only own ends are compared in the database.
 */
function idConditions(
  eb: RunExpression,
  q: string,
  prefixes: ReadonlyMap<number, string>,
  like: (text: Expression<unknown>) => Expression<SqlBool>,
): Expression<SqlBool>[] {
  const sought = q.toLowerCase();
  const whole: number[] = [];
  /** Prefixes that end as what is sought begins, by what is then left of it: together, for databases bound how many terms they take. */
  const across = new Map<string, number[]>();
  for (const [no, prefix] of prefixes) {
    const lower = prefix.toLowerCase();
    if (lower.includes(sought)) whole.push(no);
    else {
      // No further than the prefix is long: a search of thousands of characters would hold the server up for seconds.
      for (let cut = 1; cut < Math.min(q.length, prefix.length + 1); cut += 1) {
        if (!lower.endsWith(q.slice(0, cut).toLowerCase())) continue;
        const rest = `${toPattern(q.slice(cut))}%`;
        across.set(rest, [...(across.get(rest) ?? []), no]);
      }
    }
  }
  return [
    like(eb.ref("tail")),
    ...(whole.length > 0 ? [eb("prefix_no", "in", whole)] : []),
    ...[...across].map(([rest, numbers]) =>
      eb.and([eb("prefix_no", "in", numbers), sql<SqlBool>`lower(${eb.ref("tail")}) like ${rest} escape '\\'`]),
    ),
  ];
}
