import type { Snapshot } from "@/lib/domain/snapshot";
import { msSince, type Clock, type Instant } from "./clock";
import { digestOf } from "./digest";
import type { Limits } from "./limits";

/** An answer as the frozen check sees it. */
export interface Sighting {
  /** Of what the upstream said, but for times: see `digestOfTold`. */
  digest: string;
  /** What the upstream wrote in `elapsed`, ms, by job id; null when it wrote none. */
  elapsedByJob: ReadonlyMap<string, number | null>;
}

/** An answer that may come again. */
interface Known {
  sighting: Sighting;
  /** The least that was written since, below what is in `sighting`, ms by job id: two old answers in turns jump back and forth. */
  dips: ReadonlyMap<string, number>;
}

/** What is remembered between polls. */
export interface Stillness {
  /** The answers of late, each of another content, newest first. */
  known: readonly Known[];
  /** When an answer last moved. */
  movedAt: Instant;
  /** When the first answer that stood still came; null while answers move. */
  stillSince: Instant | null;
  /** Answers that stood still, in a row. */
  polls: number;
}

export interface Verdict {
  stillness: Stillness;
  /** Whether this answer tells us nothing newer than the one before. */
  isStill: boolean;
  isFrozen: boolean;
}

const FROZEN_POLLS = 3;
/** Old answers that may come in turns: each behind a cache of its own. */
const MOST_KNOWN = 4;

/**
 * Whether an answer is new or a repetition (CONTRIBUTING.md, "The contract", `frozen`): a running job's `elapsed` must
 * grow, so when it stands still in all of them, and nothing else changed either, someone replays an old answer. After
 * 3 such polls and 30 s that is a problem; so are old answers that come in turns, whatever differs between them. Answers without a job to judge by count as moving.
 */
export function watchStillness(
  before: Stillness | null,
  sighting: Sighting,
  at: Instant,
  clock: Clock,
  limits: Limits,
): Verdict {
  const like = before?.known.find((each) => each.sighting.digest === sighting.digest);
  const dips = like === undefined ? null : dipsOf(like, sighting);
  const others = (before?.known ?? []).filter((each) => each !== like).slice(0, MOST_KNOWN - 1);
  if (before === null || like === undefined || dips === null) {
    const known = [{ sighting, dips: new Map<string, number>() }, ...others];
    return { stillness: { known, movedAt: at, stillSince: null, polls: 0 }, isStill: false, isFrozen: false };
  }
  const known = [{ sighting: like.sighting, dips }, ...others];
  const stillness = { ...before, known, stillSince: before.stillSince ?? at, polls: before.polls + 1 };
  const stillMs = msSince(before.movedAt, clock);
  return {
    stillness,
    isStill: stillMs >= limits.elapsedStepMs,
    isFrozen: stillness.polls >= FROZEN_POLLS && stillMs >= limits.frozenAfterMs,
  };
}

/**
 * Null when an answer has moved since one of the same content: a time has grown. One that goes back has not, and coming back to where
 * it was is no growth either; but one that grows from there anew is a time that was set.
 */
function dipsOf({ sighting: last, dips }: Known, now: Sighting): ReadonlyMap<string, number> | null {
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

/**
 * A digest of what the upstream itself said. What we make of it over the polls (disagreement, trouble of accounts, rows that are
 * only remembered, names) may change while the same old answer is replayed, and is no news.
 */
export function digestOfTold({ accounts, jobs, jobsMissing, dropped }: Snapshot): string {
  const listed = accounts
    .filter((account) => account.listed)
    .map(({ id, maxJobs, executing, available, uncounted }) => [id, maxJobs, executing, available, uncounted])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  // Full accounts are inferred from a list that leaves them out, and not from a list that is missing.
  const isListGiven = listed.length > 0 || accounts.some(({ inferred }) => inferred);
  return digestOf(JSON.stringify([listed, isListGiven, jobs, jobsMissing, dropped]));
}
