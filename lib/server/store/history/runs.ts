import type { Selectable } from "kysely";
import type { RunRecord } from "../../history/run-record";
import { hasNotEnded, type ReturnedJob } from "../../history/run-tracker";
import type { Database } from "../database";
import type { RunRow } from "../tables";
import { ALL_ACCOUNTS, type AccountNumbers } from "./account-numbers";
import { chunksOf } from "./chunks";
import { codeOfKind, kindOfCode } from "./kind-codes";
import { cutRef, findPrefixes, numberPrefixes, splitId } from "./run-ids";
import { deleteIn, selectIn } from "./rows-in";
import { upsertInto } from "./upsert";

/** What turns stored rows into runs. */
export interface RunKeys {
  idOf: ReadonlyMap<number, string>;
  prefixes: ReadonlyMap<number, string>;
}

const putRuns = upsertInto("history_run", {
  key: ["prefix_no", "tail"],
  columns: [
    "prefix_no",
    "tail",
    "account_no",
    "kind",
    "ahead",
    "interrupted",
    "ref",
    "started_at",
    "ended_after",
    "ended_before",
  ],
  set: {
    ref: "new",
    ahead: "new",
    interrupted: "new",
    started_at: "new",
    ended_after: "new",
    ended_before: "new",
  },
});

const runsOf = selectIn("history_run", ["prefix_no", "tail"]);
const deleteRuns = deleteIn("history_run", "n");

/** A stored row as a run. */
export function toRunRecord(row: Selectable<RunRow>, { idOf, prefixes }: RunKeys): RunRecord {
  return {
    id: `${prefixes.get(row.prefix_no) ?? ""}${row.tail}`,
    kind: kindOfCode(row.kind),
    accountId: idOf.get(row.account_no) ?? null,
    ref: row.ref,
    startedAtMs: row.started_at,
    endedAfterMs: row.ended_after,
    endedBeforeMs: row.ended_before,
    ahead: row.ahead,
    interrupted: row.interrupted === 1,
  };
}

/**
 * Writes ended runs inside a poll's transaction. One whose id is there already (a later run of the same id) takes the
 * older one's place; those older ones are returned.
 */
export async function writeRuns(
  database: Database,
  ended: readonly RunRecord[],
  numbers: AccountNumbers,
): Promise<RunRecord[]> {
  if (ended.length === 0) return [];
  const split = ended.map((run) => ({ ...splitId(run.id), run }));
  const unique = new Map(split.map((each) => [each.prefix + each.tail, each]));
  const prefixNos = await numberPrefixes(
    database,
    split.map(({ prefix }) => prefix),
  );
  const numberOfPrefix = (prefix: string): number => {
    const no = prefixNos.get(prefix);
    // Stored under another beginning, its id would be lost.
    if (no === undefined) throw new Error("The beginning of a run's id has no number.");
    return no;
  };
  const rows = [...unique.values()].map(({ prefix, tail, run }) => ({
    prefix_no: numberOfPrefix(prefix),
    tail,
    account_no: (run.accountId === null ? undefined : numbers.numberOf.get(run.accountId)) ?? ALL_ACCOUNTS,
    kind: codeOfKind(run.kind),
    ahead: run.ahead === null ? null : Math.min(run.ahead, 32_767),
    interrupted: run.interrupted ? 1 : 0,
    ref: cutRef(run.ref),
    started_at: run.startedAtMs === null ? null : Math.round(run.startedAtMs),
    ended_after: Math.round(run.endedAfterMs),
    ended_before: Math.round(run.endedBeforeMs),
  }));
  const prefixes = new Map([...prefixNos].map(([prefix, no]) => [no, prefix]));
  const older: RunRecord[] = [];
  for (const chunk of chunksOf(rows)) {
    const stored = await runsOf(database, {
      prefix_no: [...new Set(chunk.map(({ prefix_no }) => prefix_no))],
      tail: chunk.map(({ tail }) => tail),
    });
    const inChunk = new Set(chunk.map(({ prefix_no, tail }) => `${prefix_no} ${tail}`));
    const same = stored.filter(({ prefix_no, tail }) => inChunk.has(`${prefix_no} ${tail}`));
    older.push(...same.map((row) => toRunRecord(row, { idOf: numbers.idOf, prefixes })));
    await putRuns(database, chunk);
  }
  return older;
}

/**
 * Takes out, inside a poll's transaction, what is recorded as ended of jobs that run, for they came back later than we
 * waited; what was taken out is returned. An older run of the same id stays.
 */
export async function takeOutReturned(
  database: Database,
  returned: readonly ReturnedJob[],
  { idOf }: AccountNumbers,
): Promise<RunRecord[]> {
  if (returned.length === 0) return [];
  const jobs = new Map(returned.map((job) => [job.id, job]));
  const split = returned.map(({ id }) => splitId(id));
  const numbers = await findPrefixes(
    database,
    split.map(({ prefix }) => prefix),
  );
  const prefixes = new Map([...numbers].map(([prefix, no]) => [no, prefix]));
  const out: RunRecord[] = [];
  for (const chunk of chunksOf(split.map(({ tail }) => tail))) {
    const stored = await runsOf(database, { prefix_no: [...prefixes.keys()], tail: chunk });
    const known = stored.map((row) => ({ n: row.n, run: toRunRecord(row, { idOf, prefixes }) }));
    const back = known.filter(({ run }) => {
      const job = jobs.get(run.id);
      return job !== undefined && hasNotEnded(run, job);
    });
    await deleteRuns(
      database,
      back.map(({ n }) => n),
    );
    out.push(...back.map(({ run }) => run));
  }
  return out;
}

/** Runs that ended from `fromMs` on, in no order, of these accounts or (null) of all. */
export async function runsSince(
  { kysely }: Database,
  fromMs: number,
  accountNos: readonly number[] | null,
): Promise<
  Pick<Selectable<RunRow>, "account_no" | "kind" | "started_at" | "ended_after" | "ended_before" | "interrupted">[]
> {
  // None of them is known here: PostgreSQL refuses an empty list.
  if (accountNos?.length === 0) return [];
  let query = kysely
    .selectFrom("history_run")
    .select(["account_no", "kind", "started_at", "ended_after", "ended_before", "interrupted"])
    .where("ended_before", ">=", fromMs);
  if (accountNos !== null) query = query.where("account_no", "in", accountNos);
  return await query.execute();
}

/** The newest `limit` runs of one account (0: of no account) that ended from `fromMs` on, newest first. */
export async function newestRuns(
  { kysely }: Database,
  { accountNo, fromMs, limit }: { accountNo: number; fromMs: number; limit: number },
): Promise<Selectable<RunRow>[]> {
  return await kysely
    .selectFrom("history_run")
    .selectAll()
    .where("account_no", "=", accountNo)
    .where("ended_before", ">=", fromMs)
    .orderBy("ended_before", "desc")
    .limit(limit)
    .execute();
}
