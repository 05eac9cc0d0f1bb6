import type { Job } from "@/lib/domain/snapshot";

/** Remembers which jobs have left the snapshot without having been read as finished. Decides when to ask; asks nothing itself. */
export interface AwaitedRuns {
  /** Takes in the jobs of a snapshot, all of them. True when one of the snapshot before, of those that are shown, has left. */
  takeJobs(jobs: readonly Job[], isShown: (job: Job) => boolean): boolean;
  /** Takes in the ids of finished jobs that were read. */
  takeRuns(ids: readonly string[]): void;
  /** Whether to ask for finished jobs, which counts as a try for all that are awaited. */
  asks(): boolean;
}

/**
 * A job counts as ended when a second answer misses it too, so the first question, an interval after it left, usually finds it. One that
 * came back is never found, and no reason to ask for ever.
 */
const MOST_TRIES = 3;

/** Creates the memory. */
export function createAwaitedRuns(): AwaitedRuns {
  let before: readonly Job[] = [];
  /** Tries so far, by id. */
  const awaited = new Map<string, number>();
  return {
    takeJobs(jobs, isShown) {
      const now = new Set(jobs.map(({ id }) => id));
      // By today's filter: what it lets in may have left the snapshot after the filter changed.
      const left = before.filter((job) => !now.has(job.id) && isShown(job));
      before = jobs;
      for (const { id } of left) awaited.set(id, 0);
      for (const id of now) awaited.delete(id);
      return left.length > 0;
    },
    takeRuns(ids) {
      for (const id of ids) awaited.delete(id);
    },
    asks() {
      for (const [id, tries] of awaited) {
        if (tries < MOST_TRIES) awaited.set(id, tries + 1);
        else awaited.delete(id);
      }
      return awaited.size > 0;
    },
  };
}
