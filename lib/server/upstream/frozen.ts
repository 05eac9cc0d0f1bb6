/** Answers in a row that must not have moved, and for how long, before an upstream is called frozen. */
const STILL_POLLS = 3;
const STILL_MS = 30_000;

/** What is known of whether the upstream's answers still move. */
export interface Movement {
  /** `elapsed` of each running job at the last answer, ms; null where the upstream did not say it. */
  elapsedByJob: ReadonlyMap<string, number | null>;
  /** Our clock at the last answer that moved, ms. */
  movedAtMs: number;
  /** Answers in a row since then that stood still. */
  stillPolls: number;
  isFrozen: boolean;
}

/** Whether two answers tell of the same jobs, at least one of them with an `elapsed`, and all of those alike. */
function standsStill(before: ReadonlyMap<string, number | null>, after: ReadonlyMap<string, number | null>): boolean {
  if (before.size !== after.size) return false;
  let witnesses = 0;
  for (const [id, elapsedMs] of after) {
    const beforeMs = before.get(id);
    if (beforeMs === undefined || (elapsedMs === null) !== (beforeMs === null)) return false;
    // A job without `elapsed` proves neither.
    if (elapsedMs === null) continue;
    if (elapsedMs !== beforeMs) return false;
    witnesses += 1;
  }
  return witnesses > 0;
}

/**
 * Takes in a good answer's `elapsed` figures. The upstream is frozen when those of unchanged jobs stand still
 * for 3 polls and 30 s (`speed` divides the 30 s); an answer without any job that tells its `elapsed` proves
 * nothing and counts as moved. While frozen, the data is as old as `movedAtMs`.
 */
export function watchMovement(
  before: Movement | null,
  elapsedByJob: ReadonlyMap<string, number | null>,
  nowMs: number,
  speed: number,
): Movement {
  if (before === null || !standsStill(before.elapsedByJob, elapsedByJob)) {
    return { elapsedByJob, movedAtMs: nowMs, stillPolls: 0, isFrozen: false };
  }
  const stillPolls = before.stillPolls + 1;
  const isFrozen = stillPolls >= STILL_POLLS && nowMs - before.movedAtMs >= STILL_MS / speed;
  return { elapsedByJob, movedAtMs: before.movedAtMs, stillPolls, isFrozen };
}
