import type { Database } from "../database";
import { upsertInto } from "./upsert";

const putAccounts = upsertInto("history_account", {
  key: ["no"],
  columns: ["no", "id", "max_jobs", "seen_at"],
  set: { max_jobs: "new", seen_at: "new" },
});

/** Stands for all accounts together, and for a run of no account. No account has it. */
export const ALL_ACCOUNTS = 0;

/** An account ever seen, with its last known capacity. */
export interface RosterEntry {
  id: string;
  maxJobs: number | null;
  /** When it was last seen, epoch ms, to about ten minutes. */
  seenAtMs: number;
}

/** The accounts of the history and the numbers they are stored under. */
export interface AccountNumbers {
  numberOf: ReadonlyMap<string, number>;
  idOf: ReadonlyMap<number, string>;
}

export interface Roster extends AccountNumbers {
  entries: ReadonlyMap<string, RosterEntry>;
}

function toNumbers(rows: readonly { no: number; id: string }[]): AccountNumbers {
  return {
    numberOf: new Map(rows.map(({ no, id }) => [id, no])),
    idOf: new Map(rows.map(({ no, id }) => [no, id])),
  };
}

/** Every account that history knows. */
export async function readRoster({ kysely }: Database): Promise<Roster> {
  const rows = await kysely.selectFrom("history_account").selectAll().execute();
  return {
    ...toNumbers(rows),
    entries: new Map(rows.map(({ id, max_jobs, seen_at }) => [id, { id, maxJobs: max_jobs, seenAtMs: seen_at }])),
  };
}

/** How old a stored sighting may get before it is written anew. */
const SEEN_STEP_MS = 600_000;

/**
 * Brings the roster up to date inside a poll's transaction: accounts that are new get the next numbers, changed
 * capacities and old sightings are written. Returns the roster as it is once the transaction is committed.
 */
export async function writeRoster(
  database: Database,
  before: Roster,
  seen: readonly { id: string; maxJobs: number | null }[],
  nowMs: number,
): Promise<Roster> {
  let next = [...before.idOf.keys()].reduce((most, no) => Math.max(most, no), ALL_ACCOUNTS);
  const changed = seen.flatMap(({ id, maxJobs }) => {
    const known = before.entries.get(id);
    const isSame = known && (maxJobs === null || maxJobs === known.maxJobs) && nowMs - known.seenAtMs < SEEN_STEP_MS;
    if (isSame) return [];
    const no = before.numberOf.get(id) ?? (next += 1);
    return [{ no, id, max_jobs: maxJobs ?? known?.maxJobs ?? null, seen_at: nowMs }];
  });
  if (changed.length === 0) return before;
  await putAccounts(database, changed);
  const numberOf = new Map([...before.numberOf, ...changed.map(({ no, id }) => [id, no] as const)]);
  const idOf = new Map([...before.idOf, ...changed.map(({ no, id }) => [no, id] as const)]);
  const entries = new Map(before.entries);
  for (const { id, max_jobs, seen_at } of changed) entries.set(id, { id, maxJobs: max_jobs, seenAtMs: seen_at });
  return { numberOf, idOf, entries };
}
