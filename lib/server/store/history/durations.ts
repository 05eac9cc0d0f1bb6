import type { JobKind } from "@/lib/domain/kind";
import { DAY_MS, HOUR_MS } from "@/lib/domain/time-units";
import { addBins, binOf, writeBins, type DurationHistogram } from "../../history/duration-histogram";
import { durationOf, endOf, type RunRecord } from "../../history/run-record";
import type { Database } from "../database";
import { ALL_ACCOUNTS, type AccountNumbers } from "./account-numbers";
import { ALL_KIND_CODES, codeOfKind, kindOfCode } from "./kind-codes";
import { selectIn } from "./rows-in";
import { upsertInto } from "./upsert";

export type DurationTable = "history_duration_hour" | "history_duration_day";

const STEPS = { history_duration_hour: HOUR_MS, history_duration_day: DAY_MS } as const;

const PUT = {
  key: ["account_no", "kind", "at"],
  columns: ["account_no", "kind", "at", "finished", "bins"],
  set: { finished: "new", bins: "new" },
} as const;
const putInto = {
  history_duration_hour: upsertInto("history_duration_hour", PUT),
  history_duration_day: upsertInto("history_duration_day", PUT),
} as const satisfies Record<DurationTable, unknown>;

const rowsOf = {
  history_duration_hour: selectIn("history_duration_hour", PUT.key),
  history_duration_day: selectIn("history_duration_day", PUT.key),
} as const satisfies Record<DurationTable, unknown>;

/** What runs add to one row of a table. */
interface Change {
  account_no: number;
  kind: number;
  at: number;
  finished: number;
  histogram: DurationHistogram;
}

/** Runs to be counted, and older versions of runs that ended anew, to be taken out. */
export interface DurationChanges {
  ended: readonly RunRecord[];
  gone: readonly RunRecord[];
}

const keyOf = ({ account_no, kind, at }: Pick<Change, "account_no" | "kind" | "at">) => `${account_no} ${kind} ${at}`;

/** What these runs add, row by row: for their account, and for all together. */
function changesOf(
  { ended, gone }: DurationChanges,
  stepMs: number,
  { numberOf }: AccountNumbers,
): Map<string, Change> {
  const changes = new Map<string, Change>();
  const count = (run: RunRecord, sign: 1 | -1) => {
    // Nobody knows in which hour it ended.
    if (run.interrupted) return;
    const own = run.accountId === null ? undefined : numberOf.get(run.accountId);
    const at = Math.floor(endOf(run) / stepMs) * stepMs;
    const durationMs = durationOf(run);
    for (const account_no of own === undefined ? [ALL_ACCOUNTS] : [ALL_ACCOUNTS, own]) {
      const row = { account_no, kind: codeOfKind(run.kind), at };
      const key = keyOf(row);
      let change = changes.get(key);
      if (!change) changes.set(key, (change = { ...row, finished: 0, histogram: {} }));
      change.finished += sign;
      if (durationMs === null) continue;
      const bin = binOf(durationMs);
      change.histogram[bin] = (change.histogram[bin] ?? 0) + sign;
    }
  };
  for (const run of ended) count(run, 1);
  for (const run of gone) count(run, -1);
  return changes;
}

/** Counts ended runs in the histograms, inside a poll's transaction. A run whose end an outage blurs is in none. */
export async function addDurations(
  database: Database,
  table: DurationTable,
  runs: DurationChanges,
  numbers: AccountNumbers,
): Promise<void> {
  const changes = changesOf(runs, STEPS[table], numbers);
  if (changes.size === 0) return;
  const all = [...changes.values()];
  // More rows than are needed, but few: those of a poll ended in the same hour, or two.
  const stored = await rowsOf[table](database, {
    account_no: [...new Set(all.map(({ account_no }) => account_no))],
    kind: ALL_KIND_CODES,
    at: [...new Set(all.map(({ at }) => at))],
  });
  const before = new Map(stored.map((row) => [keyOf(row), row]));
  const rows = Array.from(changes, ([key, { account_no, kind, at, finished, histogram }]) => {
    const known = before.get(key);
    addBins(histogram, known?.bins ?? "");
    return {
      account_no,
      kind,
      at,
      finished: Math.max(0, (known?.finished ?? 0) + finished),
      bins: writeBins(histogram),
    };
  });
  await putInto[table](database, rows);
}

/** Runs that ended in one step, of one kind and account. */
export interface DurationSums {
  accountNo: number;
  kind: JobKind;
  atMs: number;
  finished: number;
  bins: string;
}

/** Stored histograms of these accounts, from `fromMs` on and before `toMs`. */
export async function readDurations(
  { kysely }: Database,
  table: DurationTable,
  { accountNos, fromMs, toMs }: { accountNos: readonly number[]; fromMs: number; toMs: number },
): Promise<DurationSums[]> {
  if (accountNos.length === 0) return [];
  const rows = await kysely
    .selectFrom(table)
    .selectAll()
    .where("account_no", "in", accountNos)
    .where("kind", "in", ALL_KIND_CODES)
    .where("at", ">=", fromMs)
    .where("at", "<", toMs)
    .execute();
  return rows.map(({ account_no, kind, at, finished, bins }) => ({
    accountNo: account_no,
    kind: kindOfCode(kind),
    atMs: at,
    finished,
    bins,
  }));
}
