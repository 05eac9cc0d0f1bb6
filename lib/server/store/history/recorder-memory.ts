import type { AccumulatorState } from "../../history/bucket-accumulator";
import type { RecorderState } from "../../history/recorder-step";
import { EMPTY_RECORDER } from "../../history/recorder-step";
import type { Database } from "../database";
import { chunksOf } from "./chunks";
import { readRest, readTrackedJob, type Rest } from "./read-memory";
import { upsertInto } from "./upsert";

const STATE = "recorder";

const putState = upsertInto("history_state", { key: ["name"], columns: ["name", "value"], set: { value: "new" } });
const putJobs = upsertInto("history_job", { key: ["id"], columns: ["id", "value"], set: { value: "new" } });

/**
 * What the recorder knew after the last poll that was written. Text that another version wrote and this one can't read
 * counts as nothing: history goes on from now.
 */
export async function readRecorderState({ kysely }: Database): Promise<RecorderState> {
  const stored = await kysely.selectFrom("history_state").select("value").where("name", "=", STATE).executeTakeFirst();
  if (!stored) return EMPTY_RECORDER;
  const rest = readRest(stored.value);
  if (rest === null) return EMPTY_RECORDER;
  const { accumulator, ...tracker } = rest;
  const rows = await kysely.selectFrom("history_job").selectAll().orderBy("id").execute();
  const jobs = rows.flatMap(({ value }) => readTrackedJob(value) ?? []);
  return jobs.length === rows.length ? { tracker: { ...tracker, jobs }, accumulator } : EMPTY_RECORDER;
}

/** Since when nothing is known, as of the last poll written: for the end of a chart. */
export async function readAccumulator({ kysely }: Database): Promise<AccumulatorState | null> {
  const stored = await kysely.selectFrom("history_state").select("value").where("name", "=", STATE).executeTakeFirst();
  return stored ? (readRest(stored.value)?.accumulator ?? null) : null;
}

/**
 * Writes what the recorder knows, inside a poll's transaction. Jobs are written when they come, go missing, return or
 * end: an entry that is the same object as before has not changed.
 */
export async function writeRecorderState(
  database: Database,
  before: RecorderState,
  after: RecorderState,
): Promise<void> {
  const { kysely } = database;
  const { jobs, ...tracker } = after.tracker;
  const rest: Rest = { ...tracker, accumulator: after.accumulator };
  await putState(database, [{ name: STATE, value: JSON.stringify(rest) }]);
  // Rows of a memory that could not be read would else come back as jobs at the next start.
  if (before.tracker.lastGoodMs === null) await kysely.deleteFrom("history_job").execute();
  if (jobs === before.tracker.jobs) return;
  const known = new Set(before.tracker.jobs);
  const now = new Set(jobs.map(({ job }) => job.id));
  const changed = jobs.filter((tracked) => !known.has(tracked));
  const gone = before.tracker.jobs.filter(({ job }) => !now.has(job.id)).map(({ job }) => job.id);
  for (const chunk of chunksOf(gone)) await kysely.deleteFrom("history_job").where("id", "in", chunk).execute();
  await putJobs(
    database,
    changed.map((each) => ({ id: each.job.id, value: JSON.stringify(each) })),
  );
}
