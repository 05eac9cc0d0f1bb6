import type { JobKind } from "@/lib/domain/kind";
import { HOUR_MS } from "../../history/bucket";
import { binOf, type DurationHistogram } from "../../history/duration-histogram";
import { durationOf, endOf, type RunRecord } from "../../history/run-record";
import type { Database } from "../database";
import { ALL_ACCOUNTS, type AccountNumbers } from "./account-numbers";
import { ALL_KIND_CODES, codeOfKind, kindOfCode } from "./kind-codes";

export const DAY_MS = 24 * HOUR_MS;

export type DurationTable = "history_duration_hour" | "history_duration_day";

const STEPS = { history_duration_hour: HOUR_MS, history_duration_day: DAY_MS } as const;

/** A histogram as text, "37:2 38:1": half the size of JSON, and read many thousand at a time. */
function writeBins(histogram: DurationHistogram): string {
  return Object.entries(histogram)
    .filter(([, count]) => count > 0)
    .map(([bin, count]) => `${bin}:${count}`)
    .join(" ");
}

/** Adds a stored histogram to one in memory. */
export function addBins(histogram: DurationHistogram, text: string): void {
  if (text === "") return;
  for (const part of text.split(" ")) {
    const colon = part.indexOf(":");
    const bin = part.slice(0, colon);
    histogram[bin] = (histogram[bin] ?? 0) + Number(part.slice(colon + 1));
  }
}

interface Change {
  finished: number;
  histogram: DurationHistogram;
}

/**
 * Counts ended runs in the histograms of their kind, for their account and for all together. `gone` are older versions
 * of runs that ended anew: they are taken out. A run whose end an outage blurs is in none: nobody knows its hour.
 */
export async function addDurations(
  database: Database,
  table: DurationTable,
  { ended, gone }: { ended: readonly RunRecord[]; gone: readonly RunRecord[] },
  numbers: AccountNumbers,
): Promise<void> {
  const changes = new Map<string, Change>();
  const count = (run: RunRecord, sign: 1 | -1) => {
    if (run.interrupted) return;
    const own = run.accountId === null ? undefined : numbers.numberOf.get(run.accountId);
    const at = Math.floor(endOf(run) / STEPS[table]) * STEPS[table];
    const durationMs = durationOf(run);
    for (const no of own === undefined ? [ALL_ACCOUNTS] : [ALL_ACCOUNTS, own]) {
      const key = `${no}:${codeOfKind(run.kind)}:${at}`;
      const change = changes.get(key) ?? { finished: 0, histogram: {} };
      changes.set(key, change);
      change.finished += sign;
      if (durationMs === null) continue;
      const bin = binOf(durationMs);
      change.histogram[bin] = (change.histogram[bin] ?? 0) + sign;
    }
  };
  for (const run of ended) count(run, 1);
  for (const run of gone) count(run, -1);
  for (const [key, change] of changes) await apply(database, table, key, change);
}

async function apply({ kysely }: Database, table: DurationTable, key: string, change: Change): Promise<void> {
  const [no = 0, kind = 0, at = 0] = key.split(":").map(Number);
  const stored = await kysely
    .selectFrom(table)
    .select(["finished", "bins"])
    .where("account_no", "=", no)
    .where("kind", "=", kind)
    .where("at", "=", at)
    .executeTakeFirst();
  const histogram = { ...change.histogram };
  addBins(histogram, stored?.bins ?? "");
  const values = { finished: Math.max(0, (stored?.finished ?? 0) + change.finished), bins: writeBins(histogram) };
  await kysely
    .insertInto(table)
    .values({ account_no: no, kind, at, ...values })
    .onConflict((conflict) => conflict.columns(["account_no", "kind", "at"]).doUpdateSet(values))
    .execute();
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
