import { msSince, type Clock, type Instant } from "./clock";
import type { Limits } from "./limits";

/** An answer as the frozen check sees it. */
export interface Sighting {
  /** Of the snapshot's content. */
  digest: string;
  /** What the upstream wrote in `elapsed`, ms, by job id; null when it wrote none. */
  elapsedByJob: ReadonlyMap<string, number | null>;
}

/** What is remembered between polls. */
export interface Stillness {
  last: Sighting;
  /** When an answer last moved. */
  movedAt: Instant;
  /** When the first answer that stood still came; null while answers move. */
  stillSince: Instant | null;
  /** Answers that stood still, in a row. */
  polls: number;
  /** The least that was written since, below what is in `last`, ms by job id: two old answers in turns jump back and forth. */
  dips: ReadonlyMap<string, number>;
}

export interface Verdict {
  stillness: Stillness;
  /** Whether this answer tells us nothing newer than the one before. */
  isStill: boolean;
  isFrozen: boolean;
}

const FROZEN_POLLS = 3;

/**
 * Whether an answer is new or a repetition (design.md section 5, `frozen`): a running job's `elapsed` must
 * grow, so when it stands still in all of them, and nothing else changed either, someone replays an old answer. After
 * 3 such polls and 30 s that is a problem; so is one that jumps back and forth between two old answers. Answers without a job to judge by count as moving.
 */
export function watchStillness(
  before: Stillness | null,
  sighting: Sighting,
  at: Instant,
  clock: Clock,
  limits: Limits,
): Verdict {
  const dips = before === null ? null : dipsOf(before, sighting);
  if (before === null || dips === null) {
    return {
      stillness: { last: sighting, movedAt: at, stillSince: null, polls: 0, dips: new Map() },
      isStill: false,
      isFrozen: false,
    };
  }
  const stillness = { ...before, stillSince: before.stillSince ?? at, polls: before.polls + 1, dips };
  const stillMs = msSince(before.movedAt, clock);
  return {
    stillness,
    isStill: stillMs >= limits.elapsedStepMs,
    isFrozen: stillness.polls >= FROZEN_POLLS && stillMs >= limits.frozenAfterMs,
  };
}

/**
 * Null when an answer moves: something but the times has changed, or a time has grown. One that goes back has not, and coming back to where
 * it was is no growth either; but one that grows from there anew is a time that was set.
 */
function dipsOf({ last, dips }: Stillness, now: Sighting): ReadonlyMap<string, number> | null {
  if (last.digest !== now.digest) return null;
  const lows = new Map(dips);
  let judged = 0;
  for (const [id, elapsedMs] of now.elapsedByJob) {
    const earlierMs = last.elapsedByJob.get(id);
    if (elapsedMs === null || earlierMs === null || earlierMs === undefined) continue;
    if (elapsedMs > earlierMs) return null;
    judged += 1;
    if (elapsedMs === earlierMs) continue;
    const low = dips.get(id);
    if (low !== undefined && elapsedMs > low) return null;
    lows.set(id, elapsedMs);
  }
  return judged > 0 ? lows : null;
}
