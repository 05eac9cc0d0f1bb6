/** Remembers which jobs have left the snapshot without having been read as finished. Decides when to ask; asks nothing itself. */
export interface AwaitedRuns {
  /** Takes in the ids of a snapshot. True when one of the snapshot before has left. */
  takeJobs(ids: readonly string[]): boolean;
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
  let before: ReadonlySet<string> = new Set();
  /** Tries so far, by id. */
  const awaited = new Map<string, number>();
  return {
    takeJobs(ids) {
      const now = new Set(ids);
      const left = [...before].filter((id) => !now.has(id));
      before = now;
      for (const id of left) awaited.set(id, 0);
      for (const id of ids) awaited.delete(id);
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
