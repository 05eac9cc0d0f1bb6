import { holdsSlot } from "@/lib/domain/kind";
import type { Job, Snapshot } from "@/lib/domain/snapshot";
import { isSetBack, isWatched, type Observation, type Pace } from "./observation";
import type { RunRecord } from "./run-record";
import { compareStart } from "./render-time";

/** What is kept of a job: nothing that is made of it rests on its callback's host. */
type JobFacts = Omit<Job, "callbackHost">;

/** A job that runs, or is missing from one answer so far. */
export interface TrackedJob {
  /** As first seen. */
  job: JobFacts;
  startedAtMs: number | null;
  /** Videos already running on its account when it began; null for other kinds, and where we did not see it begin. */
  ahead: number | null;
  /**
   * Null while the last good answer has it. Else the last good answer that had it, the first that did not, and whether
   * a failure or a time nobody watched lies between them.
   */
  missing: { afterMs: number; beforeMs: number; interrupted: boolean } | null;
  /** The clock was set back while it ran: how long it took will not be known. */
  blurred?: boolean;
}

/**
 * Plain data: the store keeps it between polls, so that a restart continues jobs that still run. A job's entry is the
 * same object as long as nothing about it changes: only jobs that come, go missing, return or end need writing.
 */
export interface TrackerState {
  jobs: readonly TrackedJob[];
  lastGoodMs: number | null;
  /** Whether a try failed since the last good answer. */
  failedSince: boolean;
}

/** How one list of tracked jobs differs from the one before. */
export interface JobChanges {
  /** Entries that are new or are not what they were. */
  put: readonly TrackedJob[];
  /** Ids that no entry has any more. */
  gone: readonly string[];
}

const NO_CHANGES: JobChanges = { put: [], gone: [] };

export const EMPTY_TRACKER: TrackerState = { jobs: [], lastGoodMs: null, failedSince: false };

export interface TrackerStep {
  state: TrackerState;
  /** How `state.jobs` differs from the list before: what a store has to write of it. */
  changes: JobChanges;
  /** Jobs that ended, in order of start. */
  ended: RunRecord[];
  /**
   * Jobs that nobody tracked although they began before the last good answer, or nobody knows when: what is recorded of
   * such a job as ended has not (`hasNotEnded`).
   */
  returned: readonly ReturnedJob[];
}

export type ReturnedJob = Pick<TrackedJob, "startedAtMs"> & { id: string };

const NONE_RETURNED: readonly ReturnedJob[] = [];

function startOf({ startedAt }: Job): number | null {
  return startedAt === null ? null : Date.parse(startedAt);
}

/** A video in some account's line. */
interface Place {
  id: string;
  accountId: string;
  startedAtMs: number;
}

function toPlace({ id, kind, accountId, startedAt }: JobFacts): Place[] {
  return holdsSlot(kind) && accountId !== null && startedAt !== null
    ? [{ id, accountId, startedAtMs: Date.parse(startedAt) }]
    : [];
}

/**
 * Each new video's place in line: the videos of its account that started before it and are in the same answer. Of those
 * that ended since the answer before (`gone`) we know only that, so each counts as having ended in the middle of the
 * time between the two: it stood before a video that started earlier than that, unless the account had no slot for both.
 * One that began well before the answer before is new to us alone (it was missing for a while): who stood before it nobody saw.
 */
function placesOfNew(
  snapshot: Snapshot,
  news: ReadonlySet<string>,
  gone: readonly JobFacts[],
  { fromMs, toMs }: { fromMs: number; toMs: number },
) {
  const middleMs = (fromMs + toMs) / 2;
  const slots = new Map(snapshot.accounts.map(({ id, maxJobs }) => [id, maxJobs]));
  // Lines that nobody joined need no sorting: at most polls most of them.
  const joined = new Set(snapshot.jobs.filter(({ id }) => news.has(id)).map(({ accountId }) => accountId));
  const present = new Map<string, number>();
  const places = new Map<string, number>();
  const goneVideos = gone.flatMap(toPlace);
  for (const video of snapshot.jobs
    .filter(({ accountId }) => joined.has(accountId))
    .flatMap(toPlace)
    .sort(compareStart)) {
    const { id, accountId, startedAtMs } = video;
    const before = present.get(accountId) ?? 0;
    present.set(accountId, before + 1);
    if (!news.has(id) || startedAtMs < fromMs - SAME_START_MS) continue;
    const left = goneVideos.filter((other) => other.accountId === accountId && compareStart(other, video) < 0).length;
    const room = Math.max(0, (slots.get(accountId) ?? Number.POSITIVE_INFINITY) - 1 - before);
    places.set(id, before + (startedAtMs < middleMs ? Math.min(left, room) : 0));
  }
  return places;
}

/** A job's start may be told anew: from `elapsed` first and as `started` later, which differ by 20 s in the vendor's own sample. */
const SAME_START_MS = 60_000;
/**
 * For a job that was gone in between: so much may the same start differ from answer to answer, by rounding, and where only `elapsed` is
 * told, by how long the answer was on its way.
 */
const SAME_START_AFTER_ABSENCE_MS = 5_000;

/**
 * Whether a job that answers were without has begun anew: after the last answer that had it, so that it is a run of its own, however short
 * both are.
 */
function isAnew(absent: { startedAtMs: number; seenAtMs: number }, toldStartMs: number): boolean {
  return toldStartMs > absent.seenAtMs && toldStartMs - absent.startedAtMs > SAME_START_AFTER_ABSENCE_MS;
}

/** Whether a job that runs is the one of this record, which was taken for ended, and not another run of its id. */
export function hasNotEnded({ startedAtMs, endedAfterMs: seenAtMs }: RunRecord, running: ReturnedJob): boolean {
  return (
    startedAtMs === null || running.startedAtMs === null || !isAnew({ startedAtMs, seenAtMs }, running.startedAtMs)
  );
}

/** What is kept of a run that was learned from. */
export interface LearnedRun {
  id: string;
  endMs: number;
}

/** The same of what was learned of a run of this id, of which less is kept: an earlier run had ended before this one began. */
export function isOfReturned({ endMs }: LearnedRun, { startedAtMs }: ReturnedJob): boolean {
  return startedAtMs === null || endMs > startedAtMs;
}

/** How a job of this id and start goes with the one that was known under its id. */
function compareJob(known: TrackedJob, job: Job, lastGoodMs: number | null): "same" | "corrected" | "another" {
  // Nearly always, and at a fraction of what reading the times of 300 jobs costs.
  if (known.job.startedAt === job.startedAt) return "same";
  const { startedAtMs, missing } = known;
  const toldStartMs = startOf(job);
  if (toldStartMs === null || startedAtMs === null) return "same";
  // Without an absence a start that moves by so little tells nothing: see above.
  if (missing !== null && isAnew({ startedAtMs, seenAtMs: missing.afterMs }, toldStartMs)) return "another";
  if (Math.abs(toldStartMs - startedAtMs) <= SAME_START_MS) return "same";
  // One that began after we last looked is not the one we saw; before that, the upstream has thought better of its start.
  return lastGoodMs !== null && toldStartMs > lastGoodMs ? "another" : "corrected";
}

/** Whether an answer has exactly the jobs that ran before, in the same order: by far the most frequent case. */
function isUnchanged({ jobs: tracked, lastGoodMs }: TrackerState, jobs: readonly Job[]): boolean {
  return (
    tracked.length === jobs.length &&
    tracked.every((known, at) => {
      const job = jobs[at];
      return known.missing === null && known.job.id === job?.id && compareJob(known, job, lastGoodMs) === "same";
    })
  );
}

/**
 * Finds each job of an answer among those tracked, by id; what no job of the answer is, is gone. Answers come in the same
 * order again and again, so the next of the list is looked at first: ids of 60 characters are dear to look up by the hundred.
 */
function matchJobs(
  tracked: readonly TrackedJob[],
  jobs: readonly Job[],
): { found: (TrackedJob | null)[]; gone: TrackedJob[] } {
  let places: Map<string, number> | null = null;
  const placeOf = (id: string): number | undefined => {
    places ??= new Map(tracked.map(({ job }, place) => [job.id, place]));
    return places.get(id);
  };
  const isFound = new Uint8Array(tracked.length);
  let next = 0;
  const found = jobs.map(({ id }) => {
    const place = tracked[next]?.job.id === id ? next : placeOf(id);
    const match = place === undefined ? undefined : tracked[place];
    if (place === undefined || match === undefined) return null;
    isFound[place] = 1;
    next = place + 1;
    return match;
  });
  return { found, gone: tracked.filter((_, place) => isFound[place] === 0) };
}

function endedRecord(tracked: TrackedJob, ending: NonNullable<TrackedJob["missing"]>): RunRecord {
  const { job, startedAtMs, ahead, blurred = false } = tracked;
  const { id, kind, accountId, ref } = job;
  const { afterMs: endedAfterMs, beforeMs: endedBeforeMs } = ending;
  const interrupted = ending.interrupted || blurred;
  return { id, kind, accountId, ref, startedAtMs, ahead, endedAfterMs, endedBeforeMs, interrupted };
}

function trackSnapshot(state: TrackerState, snapshot: Snapshot, atMs: number, pace: Pace): TrackerStep {
  const { lastGoodMs } = state;
  if (isUnchanged(state, snapshot.jobs)) {
    return {
      state: { jobs: state.jobs, lastGoodMs: atMs, failedSince: false },
      changes: NO_CHANGES,
      ended: [],
      returned: NONE_RETURNED,
    };
  }
  const watched = lastGoodMs !== null && !state.failedSince && isWatched(lastGoodMs, atMs, pace);
  const { found, gone } = matchJobs(state.jobs, snapshot.jobs);
  const replaced: TrackedJob[] = [];
  const news = new Set<string>();
  /** What was known of each job of the answer, in its order; null for those that are new. */
  const known = snapshot.jobs.map((job, at) => {
    const tracked = found[at] ?? null;
    if (tracked !== null && compareJob(tracked, job, lastGoodMs) !== "another") return tracked;
    if (tracked !== null) replaced.push(tracked);
    news.add(job.id);
    return null;
  });
  const justGone = gone.filter(({ missing }) => missing === null).map(({ job }) => job);
  const places =
    watched && news.size > 0
      ? placesOfNew(snapshot, news, justGone, { fromMs: lastGoodMs, toMs: atMs })
      : new Map<string, number>();

  const put: TrackedJob[] = [];
  const change = (tracked: TrackedJob): TrackedJob => {
    put.push(tracked);
    return tracked;
  };
  const returned: ReturnedJob[] = [];
  const jobs = snapshot.jobs.map((job, at) => {
    const tracked = known[at] ?? null;
    if (tracked === null) {
      const startedAtMs = startOf(job);
      if (lastGoodMs !== null && (startedAtMs ?? 0) <= lastGoodMs) returned.push({ id: job.id, startedAtMs });
      return change({ job, startedAtMs, ahead: places.get(job.id) ?? null, missing: null });
    }
    if (compareJob(tracked, job, lastGoodMs) === "corrected") {
      return change({ ...tracked, job, startedAtMs: startOf(job), ahead: null, missing: null });
    }
    return tracked.missing === null ? tracked : change({ ...tracked, missing: null });
  });
  const ended: RunRecord[] = [];
  const over: string[] = [];
  // It ran at the last good answer, so there was one.
  const window = { afterMs: lastGoodMs ?? atMs, beforeMs: atMs, interrupted: !watched };
  for (const tracked of gone) {
    if (tracked.missing === null) jobs.push(change({ ...tracked, missing: window }));
    else {
      ended.push(endedRecord(tracked, tracked.missing));
      over.push(tracked.job.id);
    }
  }
  // Its id is another job's now: no answer to come will have it.
  for (const tracked of replaced) ended.push(endedRecord(tracked, tracked.missing ?? window));
  ended.sort((a, b) => (a.startedAtMs ?? a.endedAfterMs) - (b.startedAtMs ?? b.endedAfterMs));
  return { state: { jobs, lastGoodMs: atMs, failedSince: false }, changes: { put, gone: over }, ended, returned };
}

/** The same jobs by a clock that was set back: none of them is timed, and the last good answer counts as this moment's. */
function countAnew({ jobs }: TrackerState, atMs: number): TrackerState {
  const blurred = jobs.map((tracked): TrackedJob => ({ ...tracked, blurred: true }));
  return { jobs: blurred, lastGoodMs: atMs, failedSince: true };
}

/**
 * Follows jobs from answer to answer (pure). A job that left between two good answers ended between them; it is told
 * when a second answer misses it too, because one that is missing once and returns is the same job. A video's place in
 * line (`ahead`) is known only where we watched it begin. Observations not newer than the last good answer are ignored,
 * unless the clock was set back (`isSetBack`).
 */
export function trackRuns(state: TrackerState, observation: Observation): TrackerStep {
  const isBack = isSetBack(state.lastGoodMs, observation);
  if (!isBack && state.lastGoodMs !== null && observation.atMs <= state.lastGoodMs) {
    return { state, changes: NO_CHANGES, ended: [], returned: NONE_RETURNED };
  }
  const from = isBack ? countAnew(state, observation.atMs) : state;
  // An answer that does not say what runs is none, as far as jobs go: they end at one that does.
  if (observation.kind === "failure" || observation.snapshot.jobsMissing) {
    const changes = isBack ? { put: from.jobs, gone: [] } : NO_CHANGES;
    return { state: { ...from, failedSince: true }, changes, ended: [], returned: NONE_RETURNED };
  }
  const step = trackSnapshot(from, observation.snapshot, observation.atMs, observation);
  return isBack ? { ...step, changes: { ...step.changes, put: step.state.jobs } } : step;
}

/** Jobs of the last good answer, without those it misses. */
export function runningJobs({ jobs }: TrackerState): TrackedJob[] {
  return jobs.filter(({ missing }) => missing === null);
}
