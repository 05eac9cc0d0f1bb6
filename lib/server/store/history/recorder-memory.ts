import type { AccumulatorState } from "../../history/bucket-accumulator";
import { EMPTY_RECORDER, type RecorderState, type RecorderStep } from "../../history/recorder-step";
import type { Database } from "../database";
import { chunksOf } from "./chunks";
import { readRest, readTrackedJob, type Rest } from "./read-memory";
import { deleteIn } from "./rows-in";
import { upsertInto } from "./upsert";

const STATE = "recorder";

const putState = upsertInto("history_state", { key: ["name"], columns: ["name", "value"], set: { value: "new" } });
const putJobs = upsertInto("history_job", { key: ["id"], columns: ["id", "value"], set: { value: "new" } });
const deleteJobs = deleteIn("history_job", "id");

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
 * end.
 */
export async function writeRecorderState(
  database: Database,
  before: RecorderState,
  { state, jobs }: Pick<RecorderStep, "state" | "jobs">,
): Promise<void> {
  const { kysely } = database;
  const { lastGoodMs, failedSince } = state.tracker;
  const rest: Rest = { lastGoodMs, failedSince, accumulator: state.accumulator };
  await putState(database, [{ name: STATE, value: JSON.stringify(rest) }]);
  // Rows of a memory that could not be read would else come back as jobs at the next start.
  if (before.tracker.lastGoodMs === null) await kysely.deleteFrom("history_job").execute();
  for (const chunk of chunksOf(jobs.gone)) await deleteJobs(database, chunk);
  await putJobs(
    database,
    jobs.put.map((each) => ({ id: each.job.id, value: JSON.stringify(each) })),
  );
}
