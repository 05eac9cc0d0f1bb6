import type { Run } from "@/lib/domain/run";

/** Remembers which finished jobs were seen, and tells which are new. */
export interface NewRuns {
  /**
   * The runs that no earlier answer had. The first answer brings no news: what had ended before the page was opened is
   * not worth a sound.
   */
  take(runs: readonly Run[]): Run[];
}

/** Creates the memory. It holds the ids of the last answer alone; answers overlap, so older ones never come back. */
export function createNewRuns(): NewRuns {
  let seen: ReadonlySet<string> | null = null;
  let newestMs = 0;
  return {
    take(runs) {
      const before = seen;
      const beforeMs = newestMs;
      seen = new Set(runs.map(({ id }) => id));
      for (const { endedBefore } of runs) newestMs = Math.max(newestMs, Date.parse(endedBefore) || 0);
      if (before === null) return [];
      // An answer with fewer runs than the one before (a shorter list, a wider filter) must not make old ones news.
      return runs.filter(({ id, endedBefore }) => !before.has(id) && Date.parse(endedBefore) > beforeMs - OVERLAP_MS);
    },
  };
}

/** Runs of one poll share their end; those of a poll that took a while to be written may come a little later. */
const OVERLAP_MS = 60_000;
