import type { JobKind } from "@/lib/domain/kind";
import { DAY_MS } from "@/lib/domain/time-units";
import type { Database } from "../../store/database";
import { ALL_ACCOUNTS, type Roster } from "../../store/history/account-numbers";
import { readDurations } from "../../store/history/durations";
import { kindOfCode } from "../../store/history/kind-codes";
import { runsSince } from "../../store/history/runs";
import { createDurationTally, type DurationTally } from "./duration-tally";
import type { RangePlan } from "./history-ranges";
import { durationOf, endOf, type Timed } from "../run-record";

/** What ended in a range: step by step, account by account, and in all. */
export interface Finished {
  byStep: ReadonlyMap<number, DurationTally>;
  byAccount: ReadonlyMap<number, DurationTally>;
  all: DurationTally;
}

interface Selection {
  roster: Roster;
  /** Numbers of the accounts asked for; null: all. */
  chosen: readonly number[] | null;
  /** Kinds to count; none means all. */
  kinds: readonly JobKind[];
}

const tallyIn = (tallies: Map<number, DurationTally>, key: number): DurationTally => {
  let tally = tallies.get(key);
  if (!tally) tallies.set(key, (tally = createDurationTally()));
  return tally;
};

/**
 * Counts what ended. Short ranges, cut finer than hours, read their runs; long ones read histograms, which are few
 * however many runs there were. Runs whose end an outage blurs are in neither.
 */
export function readFinished(database: Database, plan: RangePlan, selection: Selection): Promise<Finished> {
  return plan.source === "minutes" ? fromRuns(database, plan, selection) : fromHistograms(database, plan, selection);
}

async function fromRuns(
  database: Database,
  { fromMs, bucketMs }: RangePlan,
  { chosen, kinds }: Selection,
): Promise<Finished> {
  const byStep = new Map<number, DurationTally>();
  const byAccount = new Map<number, DurationTally>();
  const all = createDurationTally();
  for (const row of await runsSince(database, fromMs, chosen)) {
    const run: Timed = {
      startedAtMs: row.started_at,
      endedAfterMs: row.ended_after,
      endedBeforeMs: row.ended_before,
      interrupted: row.interrupted === 1,
    };
    const endMs = endOf(run);
    if (run.interrupted || endMs < fromMs) continue;
    const kind = kindOfCode(row.kind);
    if (kinds.length > 0 && !kinds.includes(kind)) continue;
    for (const tally of [
      all,
      tallyIn(byStep, Math.floor(endMs / bucketMs) * bucketMs),
      tallyIn(byAccount, row.account_no),
    ]) {
      tally.addRun(kind, durationOf(run));
    }
  }
  return { byStep, byAccount, all };
}

async function fromHistograms(
  database: Database,
  { fromMs, toMs, bucketMs }: RangePlan,
  { roster, chosen, kinds }: Selection,
): Promise<Finished> {
  const byStep = new Map<number, DurationTally>();
  const byAccount = new Map<number, DurationTally>();
  const all = createDurationTally();
  const isCounted = ({ kind }: { kind: JobKind }) => kinds.length === 0 || kinds.includes(kind);
  const stepTable = bucketMs % DAY_MS === 0 ? "history_duration_day" : "history_duration_hour";
  const steps = await readDurations(database, stepTable, { accountNos: chosen ?? [ALL_ACCOUNTS], fromMs, toMs });
  for (const { kind, atMs, finished, bins } of steps.filter(isCounted)) {
    all.addStored(kind, finished, bins);
    tallyIn(byStep, Math.floor(atMs / bucketMs) * bucketMs).addStored(kind, finished, bins);
  }
  // Accounts over the whole range: whole days, and the hours before the first of them.
  const accountNos = chosen ?? [...roster.idOf.keys()];
  const dayMs = Math.min(toMs, Math.ceil(fromMs / DAY_MS) * DAY_MS);
  const own = [
    ...(await readDurations(database, "history_duration_hour", { accountNos, fromMs, toMs: dayMs })),
    ...(await readDurations(database, "history_duration_day", { accountNos, fromMs: dayMs, toMs })),
  ];
  // Of an account only its videos' durations are told.
  for (const { accountNo, kind, finished, bins } of own.filter(isCounted))
    tallyIn(byAccount, accountNo).addStored(kind, finished, kind === "video" ? bins : "");
  return { byStep, byAccount, all };
}
