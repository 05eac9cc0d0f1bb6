import { holdsSlot } from "@/lib/domain/kind";
import type { Job, Snapshot } from "@/lib/domain/snapshot";
import { isWatched, type Observation } from "./observation";
import type { RunRecord } from "./run-record";
import { compareStart } from "./render-time";

/** A job that runs, or is missing from one answer so far. */
export interface TrackedJob {
  /** As first seen. */
  job: Job;
  startedAtMs: number | null;
  /** Videos already running on its account when it began; null for other kinds, and where we did not see it begin. */
  ahead: number | null;
  /**
   * Null while the last good answer has it. Else the last good answer that had it, the first that did not, and whether a
   * failure or a time nobody watched lies between them.
   */
  missing: { afterMs: number; beforeMs: number; interrupted: boolean } | null;
}

/**
 * Plain data: the store keeps it between polls, so that a restart continues jobs that still run. A job's entry is the same
 * object as long as nothing about it changes: only jobs that come, go missing, return or end need writing.
 */
export interface TrackerState {
  jobs: readonly TrackedJob[];
  lastGoodMs: number | null;
  /** Whether a try failed since the last good answer. */
  failedSince: boolean;
}

export const EMPTY_TRACKER: TrackerState = { jobs: [], lastGoodMs: null, failedSince: false };

export interface TrackerStep {
  state: TrackerState;
  /** Jobs that ended, in order of start. */
  ended: RunRecord[];
}

function startOf({ startedAt }: Job): number | null {
  return startedAt === null ? null : Date.parse(startedAt);
}

/** Counts, for each new video, the videos of its account in the same answer that started before it. */
function placesOfNew(jobs: readonly Job[], isNew: (job: Job) => boolean): Map<string, number> {
  const videos = jobs.flatMap((job) => {
    const startedAtMs = startOf(job);
    return holdsSlot(job.kind) && job.accountId !== null && startedAtMs !== null
      ? [{ id: job.id, job, accountId: job.accountId, startedAtMs }]
      : [];
  });
  const places = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const { job, accountId } of videos.sort(compareStart)) {
    const count = counts.get(accountId) ?? 0;
    if (isNew(job)) places.set(job.id, count);
    counts.set(accountId, count + 1);
  }
  return places;
}

/** Whether an answer has exactly the jobs that ran before, in the same order: by far the most frequent case. */
function isUnchanged(tracked: readonly TrackedJob[], jobs: readonly Job[]): boolean {
  return tracked.length === jobs.length && tracked.every((t, i) => t.missing === null && t.job.id === jobs[i]?.id);
}

function trackSnapshot(state: TrackerState, snapshot: Snapshot, atMs: number, intervalMs: number): TrackerStep {
  const { lastGoodMs } = state;
  if (isUnchanged(state.jobs, snapshot.jobs)) {
    return { state: { jobs: state.jobs, lastGoodMs: atMs, failedSince: false }, ended: [] };
  }
  const watched = lastGoodMs !== null && !state.failedSince && isWatched(lastGoodMs, atMs, intervalMs);
  const gone = new Map(state.jobs.map((tracked) => [tracked.job.id, tracked]));
  const isNew = ({ id }: Job) => !gone.has(id);
  const places = watched && snapshot.jobs.some(isNew) ? placesOfNew(snapshot.jobs, isNew) : new Map<string, number>();

  const jobs: TrackedJob[] = snapshot.jobs.map((job) => {
    const before = gone.get(job.id);
    gone.delete(job.id);
    if (before) return before.missing === null ? before : { ...before, missing: null };
    return { job, startedAtMs: startOf(job), ahead: places.get(job.id) ?? null, missing: null };
  });
  const ended: RunRecord[] = [];
  for (const tracked of gone.values()) {
    const { job, startedAtMs, ahead, missing } = tracked;
    if (missing === null) {
      // It ran at the last good answer, so there was one.
      jobs.push({ ...tracked, missing: { afterMs: lastGoodMs ?? atMs, beforeMs: atMs, interrupted: !watched } });
      continue;
    }
    const { id, kind, accountId, ref } = job;
    const { afterMs: endedAfterMs, beforeMs: endedBeforeMs, interrupted } = missing;
    ended.push({ id, kind, accountId, ref, startedAtMs, ahead, endedAfterMs, endedBeforeMs, interrupted });
  }
  ended.sort((a, b) => (a.startedAtMs ?? a.endedAfterMs) - (b.startedAtMs ?? b.endedAfterMs));
  return { state: { jobs, lastGoodMs: atMs, failedSince: false }, ended };
}

/**
 * Follows jobs from answer to answer (pure). A job that left between two good answers ended between them; it is told
 * when a second answer misses it too, because one that is missing once and returns is the same job. A video's place in
 * line (`ahead`) is the number of videos on its account, in the first answer that has it, which started before it; it
 * is known only where we watched it begin. Observations not newer than the last good answer are ignored.
 */
export function trackRuns(state: TrackerState, observation: Observation): TrackerStep {
  if (state.lastGoodMs !== null && observation.atMs <= state.lastGoodMs) return { state, ended: [] };
  if (observation.kind === "failure") return { state: { ...state, failedSince: true }, ended: [] };
  return trackSnapshot(state, observation.snapshot, observation.atMs, observation.intervalMs);
}

/** Jobs of the last good answer, without those it misses. */
export function runningJobs({ jobs }: TrackerState): TrackedJob[] {
  return jobs.filter(({ missing }) => missing === null);
}
