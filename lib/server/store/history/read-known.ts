import type { Known } from "../../history/learner";
import type { RunRecord } from "../../history/run-record";
import { WINDOW_MS, WINDOW_RUNS } from "../../history/run-window";
import type { Database } from "../database";
import { ALL_ACCOUNTS, readRoster, type Roster } from "./account-numbers";
import { readRecorderState } from "./recorder-memory";
import { readPrefixes } from "./run-ids";
import { newestRuns, toRunRecord } from "./runs";
import { readScore } from "./score";

/** An account has up to ten places in line, and each wants its window... */
const RUNS_OF_ACCOUNT = 6 * WINDOW_RUNS;
/** ...but a start must not take seconds, however many accounts there are. */
const RUNS_IN_ALL = 24_000;

/** What was written last, and the accounts it speaks of. */
export interface StoredKnown {
  known: Known;
  roster: Roster;
}

/** Reads where the last recorder stopped. */
export async function readKnown(database: Database): Promise<StoredKnown> {
  const roster = await readRoster(database);
  return { known: { state: await readRecorderState(database), score: await readScore(database, roster) }, roster };
}

/** The newest runs of each account, to learn from; in no order. */
export async function readRunsToLearn(database: Database, { idOf }: Roster, nowMs: number): Promise<RunRecord[]> {
  const prefixes = await readPrefixes(database);
  const accountNos = [ALL_ACCOUNTS, ...idOf.keys()];
  const limit = Math.min(RUNS_OF_ACCOUNT, Math.ceil(RUNS_IN_ALL / accountNos.length));
  const runs: RunRecord[] = [];
  for (const accountNo of accountNos) {
    const rows = await newestRuns(database, { accountNo, fromMs: nowMs - WINDOW_MS, limit });
    for (const row of rows) runs.push(toRunRecord(row, { idOf, prefixes }));
  }
  return runs;
}
