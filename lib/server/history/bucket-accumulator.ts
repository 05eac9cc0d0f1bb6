import type { GapCode } from "@/lib/domain/history";
import { UNCOUNTED_KINDS, type Uncounted } from "@/lib/domain/kind";
import type { Snapshot } from "@/lib/domain/snapshot";
import { usableFree } from "@/lib/domain/totals";
import type { Bucket } from "./bucket";
import { isSetBack, isWatched, type Gap, type Observation } from "./observation";

/** One account's figures at one moment (null: all accounts together). */
interface Level {
  accountId: string | null;
  executing: number;
  slots: number | null;
  free: number | null;
  uncounted: Uncounted;
}

/** Plain data: the store keeps it between polls, so that a restart knows since when nothing was observed. */
export interface AccumulatorState {
  /** What holds from the last good answer until the next. */
  levels: readonly Level[];
  lastGoodMs: number | null;
  /** The first failure since the last good answer, and where the gap it tells of begins. */
  failing: { sinceMs: number; code: GapCode } | null;
}

export const EMPTY_ACCUMULATOR: AccumulatorState = { levels: [], lastGoodMs: null, failing: null };

/** A stretch between two good answers, watched throughout, and what held in it. */
export interface Held {
  levels: readonly Level[];
  fromMs: number;
  toMs: number;
}

export interface AccumulatorStep {
  state: AccumulatorState;
  /** Null unless this answer and the one before bound a watched stretch. */
  held: Held | null;
  /** Stretches that are now known to have passed unobserved. */
  gaps: Gap[];
}

function levelsOf({ accounts, totals }: Snapshot): Level[] {
  const levels: Level[] = [];
  for (const { id, executing, maxJobs, available, uncounted } of accounts) {
    if (executing !== null) levels.push({ accountId: id, executing, slots: maxJobs, free: available, uncounted });
  }
  if (totals.executing !== null) {
    const { executing, slots, uncounted } = totals;
    levels.push({ accountId: null, executing, slots, free: usableFree({ accounts, totals }), uncounted });
  }
  return levels;
}

const gap = (fromMs: number, toMs: number, code: GapCode): Gap => ({ fromMs, toMs, code });

const same = (state: AccumulatorState): AccumulatorStep => ({ state, held: null, gaps: [] });

const nextState = (snapshot: Snapshot, atMs: number): AccumulatorState => ({
  levels: levelsOf(snapshot),
  lastGoodMs: atMs,
  failing: null,
});

/**
 * Follows what was observed from answer to answer (pure). What an answer said holds until the next one, when no failure
 * lies between them and they are near enough (`isWatched`); otherwise the time between them is a gap, told in parts by
 * the code that prevailed: the problem's, or `awayCode` where we did not even ask (our own absence within a failure of one
 * code is told as that failure). An account whose running videos the
 * answer did not tell is unobserved for that stretch. Observations not newer than the last good answer are ignored, unless
 * the clock was set back (`isSetBack`): then nothing is told of the time before, and all is counted from the new time.
 */
export function accumulate(
  state: AccumulatorState,
  observation: Observation,
  awayCode: "not-running" | "store" = "not-running",
): AccumulatorStep {
  const { lastGoodMs, failing } = state;
  const { atMs, intervalMs } = observation;
  if (lastGoodMs === null) {
    return observation.kind === "failure" ? same(state) : same(nextState(observation.snapshot, atMs));
  }
  if (isSetBack(lastGoodMs, observation)) {
    if (observation.kind === "snapshot") return same(nextState(observation.snapshot, atMs));
    return same({ ...state, lastGoodMs: atMs, failing: { sinceMs: atMs, code: observation.code } });
  }
  if (atMs <= lastGoodMs) return same(state);

  const watched = isWatched(lastGoodMs, atMs, intervalMs);
  if (observation.kind === "failure") {
    if (failing?.code === observation.code) return same(state);
    const away = failing === null && !watched;
    // The first failure's gap begins at the last good answer: nothing is known since then.
    const sinceMs = failing === null && watched ? lastGoodMs : atMs;
    const gaps = away ? [gap(lastGoodMs, atMs, awayCode)] : failing ? [gap(failing.sinceMs, atMs, failing.code)] : [];
    return { state: { ...state, failing: { sinceMs, code: observation.code } }, held: null, gaps };
  }

  const next = nextState(observation.snapshot, atMs);
  if (failing !== null) return { state: next, held: null, gaps: [gap(failing.sinceMs, atMs, failing.code)] };
  if (!watched) return { state: next, held: null, gaps: [gap(lastGoodMs, atMs, awayCode)] };
  return { state: next, held: { levels: state.levels, fromMs: lastGoodMs, toMs: atMs }, gaps: [] };
}

/** The gap that is still open, up to now; null while all is well. For the end of a chart. */
export function openGap({ failing }: AccumulatorState, nowMs: number): Gap | null {
  return failing === null ? null : gap(failing.sinceMs, nowMs, failing.code);
}

function partOf(level: Level, atMs: number, lengthMs: number): Bucket {
  const known = level.slots !== null && level.free !== null;
  const uncountedMs: Uncounted = {};
  for (const kind of UNCOUNTED_KINDS) {
    const count = level.uncounted[kind];
    if (count) uncountedMs[kind] = count * lengthMs;
  }
  return {
    accountId: level.accountId,
    atMs,
    observedMs: lengthMs,
    executingMs: level.executing * lengthMs,
    executingPeak: level.executing,
    capacityKnownMs: known ? lengthMs : 0,
    slotsMs: known ? (level.slots ?? 0) * lengthMs : 0,
    zeroFreeMs: known && (level.free ?? 0) <= 0 ? lengthMs : 0,
    uncountedMs,
  };
}

/**
 * Cuts a watched stretch at the borders of minutes (or hours, by `bucketMs`) into parts to be added to what the store
 * holds (`mergeBuckets`). Buckets begin at whole multiples of `bucketMs` since the epoch.
 */
export function bucketParts({ levels, fromMs, toMs }: Held, bucketMs: number): Bucket[] {
  const parts: Bucket[] = [];
  for (let atMs = Math.floor(fromMs / bucketMs) * bucketMs; atMs < toMs; atMs += bucketMs) {
    const lengthMs = Math.min(toMs, atMs + bucketMs) - Math.max(fromMs, atMs);
    for (const level of levels) parts.push(partOf(level, atMs, lengthMs));
  }
  return parts;
}
