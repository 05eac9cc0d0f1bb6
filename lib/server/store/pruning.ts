import { isStoreAway } from "./store-away";

interface PruningOptions {
  /** Deletes what is past keeping. Throws what the store says. */
  prune: () => Promise<void>;
  /** How often, ms: a database that comes and goes need not be pruned each time it is back. */
  everyMs: number;
  /** A clock that is never set, ms. */
  monotonic: () => number;
  /** Called when pruning begins to fail, with why, and with null when it works again. */
  onChange: (error: unknown) => void;
}

/** What pruning itself met it would meet again: a damaged page only it reads, or rows it can't delete in time. Tried at once it would take the database away, again and again. */
const OWN_FAULTS: readonly string[] = ["damaged", "locked"];

/** Creates what is to be called whenever pruning may be due: at times, and when the database is back. */
export function createPruning({ prune, everyMs, monotonic, onChange }: PruningOptions): () => Promise<void> {
  let triedMs = -Infinity;
  let isRunning = false;
  let isFailing = false;

  function note(error: unknown): void {
    if (isFailing === (error !== null)) return;
    isFailing = error !== null;
    onChange(error);
  }

  return async () => {
    if (isRunning || monotonic() - triedMs < everyMs) return;
    isRunning = true;
    try {
      await prune();
      triedMs = monotonic();
      note(null);
    } catch (error) {
      // A database that was away before it was asked is no reason to wait for the next turn once it is back.
      if (!isStoreAway(error) || OWN_FAULTS.includes(error.reason)) triedMs = monotonic();
      note(error);
    } finally {
      isRunning = false;
    }
  };
}
