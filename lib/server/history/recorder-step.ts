import { HOUR_MS, MINUTE_MS } from "@/lib/domain/time-units";
import type { Bucket } from "./bucket";
import { accumulate, bucketParts, EMPTY_ACCUMULATOR, type AccumulatorState } from "./bucket-accumulator";
import type { Gap, Observation } from "./observation";
import type { RunRecord } from "./run-record";
import { EMPTY_TRACKER, trackRuns, type JobChanges, type ReturnedJob, type TrackerState } from "./run-tracker";

/** All the recorder remembers between polls; plain data. */
export interface RecorderState {
  tracker: TrackerState;
  accumulator: AccumulatorState;
}

export const EMPTY_RECORDER: RecorderState = { tracker: EMPTY_TRACKER, accumulator: EMPTY_ACCUMULATOR };

/** What one poll adds to history: the store writes it, with the new state, in one transaction. */
export interface RecorderStep {
  state: RecorderState;
  /** What is to be written of the tracked jobs. */
  jobs: JobChanges;
  /** To be inserted; a run whose id is known already replaces the older one. */
  ended: RunRecord[];
  /** Jobs that came back later than we waited: what was recorded of them is to be taken out, until they end again. */
  returned: readonly ReturnedJob[];
  /** To be added to what is stored of the same bucket (`mergeBuckets`). */
  minutes: Bucket[];
  hours: Bucket[];
  gaps: Gap[];
  /** Accounts of this answer whose capacity is known: the roster. */
  roster: { id: string; maxJobs: number }[];
}

/**
 * Takes one poll into account (pure). `awayCode` is why nothing was recorded, should this be the first poll after a
 * pause.
 */
export function stepRecorder(
  state: RecorderState,
  observation: Observation,
  awayCode: "not-running" | "store" = "not-running",
): RecorderStep {
  const tracked = trackRuns(state.tracker, observation);
  const { held, gaps, ...accumulated } = accumulate(state.accumulator, observation, awayCode);
  const accounts = observation.kind === "snapshot" ? observation.snapshot.accounts : [];
  return {
    state: { tracker: tracked.state, accumulator: accumulated.state },
    jobs: tracked.changes,
    ended: tracked.ended,
    returned: tracked.returned,
    minutes: held ? bucketParts(held, MINUTE_MS) : [],
    hours: held ? bucketParts(held, HOUR_MS) : [],
    gaps,
    roster: accounts.flatMap(({ id, maxJobs }) => (maxJobs === null ? [] : [{ id, maxJobs }])),
  };
}
