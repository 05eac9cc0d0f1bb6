import { DAY_MS } from "@/lib/domain/time-units";
import { mergeBuckets, type Bucket } from "../../history/bucket";
import type { ScoreState } from "../../history/forecast-score";
import type { RecorderState, RecorderStep } from "../../history/recorder-step";
import type { Database } from "../database";
import { writeRoster, type Roster } from "./account-numbers";
import { addBuckets } from "./buckets";
import { addDurations } from "./durations";
import { noteBeginning } from "./beginning";
import { cutGaps, writeGaps } from "./gaps";
import { writeRecorderState } from "./recorder-memory";
import { takeOutReturned, writeRuns } from "./runs";
import { writeScore } from "./score";

/** All that is written of one poll. */
export interface PollToWrite {
  atMs: number;
  before: RecorderState;
  step: RecorderStep;
  scoreBefore: ScoreState;
  score: ScoreState;
  roster: Roster;
}

/**
 * Writes one poll, inside a transaction: all of it or nothing, so that what counts time and the state it is counted from never
 * part. Returns the roster as it is once that is committed.
 */
export async function writePoll(database: Database, poll: PollToWrite): Promise<Roster> {
  const { step, before, atMs } = poll;
  const roster = await writeRoster(database, poll.roster, accountsOf(poll), atMs);
  await addBuckets(database, "history_minute", step.minutes, roster);
  await addBuckets(database, "history_hour", step.hours, roster);
  await addBuckets(database, "history_day", toDays(step.hours), roster);
  const returned = await takeOutReturned(database, step.returned, roster);
  if (step.ended.length > 0 || returned.length > 0) {
    const gone = [...returned, ...(await writeRuns(database, step.ended, roster))];
    await addDurations(database, "history_duration_hour", { ended: step.ended, gone }, roster);
    await addDurations(database, "history_duration_day", { ended: step.ended, gone }, roster);
  }
  // Only where an answer came: with a clock that is years behind no https does, and all gaps there are would go.
  if (isSetBack(before, step.state) && step.state.accumulator.failing === null) await cutGaps(database, atMs);
  await writeGaps(database, step.gaps);
  await writeRecorderState(database, before, step);
  if (before.accumulator.lastGoodMs === null && step.state.accumulator.lastGoodMs !== null) {
    await noteBeginning(database, step.state.accumulator.lastGoodMs);
  }
  await writeScore(database, poll.scoreBefore, poll.score, roster);
  return roster;
}

/** Whether this poll is of before the last good answer: the clock was set back. */
function isSetBack(before: RecorderState, after: RecorderState): boolean {
  const [beforeMs, afterMs] = [before.accumulator.lastGoodMs, after.accumulator.lastGoodMs];
  return beforeMs !== null && afterMs !== null && afterMs < beforeMs;
}

/** Hours as days (UTC): ranges of months add up days. */
function toDays(hours: readonly Bucket[]): Bucket[] {
  const days = new Map<string, Bucket>();
  for (const hour of hours) {
    const atMs = Math.floor(hour.atMs / DAY_MS) * DAY_MS;
    const key = `${atMs} ${hour.accountId ?? ""}`;
    const day = days.get(key);
    days.set(key, day ? mergeBuckets(day, { ...hour, atMs }) : { ...hour, atMs });
  }
  return [...days.values()];
}

/** Every account this poll writes something of, with its capacity where known. */
function accountsOf({ step, score }: PollToWrite): { id: string; maxJobs: number | null }[] {
  const accounts = new Map<string, number | null>();
  const ids = [...step.minutes, ...step.ended, ...score.open].map(({ accountId }) => accountId);
  for (const id of ids) if (id !== null) accounts.set(id, null);
  for (const { id, maxJobs } of step.roster) accounts.set(id, maxJobs);
  return [...accounts].map(([id, maxJobs]) => ({ id, maxJobs }));
}
