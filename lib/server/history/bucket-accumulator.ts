import type { GapCode } from "@/lib/domain/history";
import { UNCOUNTED_KINDS, type Uncounted } from "@/lib/domain/kind";
import type { Snapshot } from "@/lib/domain/snapshot";
import { PROBLEM_TERMS } from "@/lib/domain/problem";
import { usableFree } from "@/lib/domain/totals";
import { SECOND_MS } from "@/lib/domain/time-units";
import { LONGEST_ANSWER_MS, LONGEST_RETRY_AFTER_MS } from "../monitor/limits";
import type { Bucket } from "./bucket";
import { isSetBack, isWatched, type FailedObservation, type Gap, type Observation } from "./observation";

/** One account's figures at one moment (null: all accounts together). */
interface Level {
  accountId: string | null;
  executing: number;
  slots: number | null;
  free: number | null;
  uncounted: Uncounted;
}

interface Failing {
  sinceMs: number;
  code: GapCode;
  /** When we last tried and failed, and by when the next try was due; absent in what earlier versions stored. */
  lastMs?: number | undefined;
  dueMs?: number | undefined;
}

/** Plain data: the store keeps it between polls, so that a restart knows since when nothing was observed. */
export interface AccumulatorState {
  /** What holds from the last good answer until the next. */
  levels: readonly Level[];
  lastGoodMs: number | null;
  /** The first failure since the last good answer, and where the gap it tells of begins. */
  failing: Failing | null;
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

/** How long one try may take: the longest wait for an answer that can be set, and some for a busy machine. */
const TRY_MS = LONGEST_ANSWER_MS + 15 * SECOND_MS;

/** A failure's last try, and by when, while we run, another one must have been made. */
function triedAt({ atMs, triedAtMs = atMs, code, intervalMs }: FailedObservation): Pick<Failing, "lastMs" | "dueMs"> {
  const pauseMs = code === "rate-limited" ? LONGEST_RETRY_AFTER_MS : PROBLEM_TERMS[code].maxBackoffMs;
  return { lastMs: triedAtMs, dueMs: triedAtMs + Math.max(pauseMs, intervalMs) + TRY_MS };
}

/** Whether we were there, trying, from a failure until now. */
const wasTrying = ({ dueMs }: Failing, atMs: number) => dueMs === undefined || atMs <= dueMs;

/** What a failure's end tells: it lasted until now, or until we were no longer there to see it. */
function failureGaps(failing: Failing, atMs: number, awayCode: GapCode): Gap[] {
  const { sinceMs, code, lastMs = sinceMs } = failing;
  if (wasTrying(failing, atMs)) return [gap(sinceMs, atMs, code)];
  return [...(lastMs > sinceMs ? [gap(sinceMs, lastMs, code)] : []), gap(lastMs, atMs, awayCode)];
}

/**
 * Follows what was observed from answer to answer (pure). What an answer said holds until the next one, when no failure
 * lies between them and they are near enough (`isWatched`); otherwise the time between them is a gap, told in parts by
 * the code that prevailed: the problem's, or `awayCode` where we did not even ask. An account whose running videos the
 * answer did not tell is unobserved for that stretch. The same answer may be told once more, because GET accounts has named the slots of
 * accounts that it left out: then that is what it said. Other observations not newer than the last good answer are ignored, unless
 * the clock was set back (`isSetBack`): then nothing is told of the time before, and all is counted from the new time.
 */
export function accumulate(
  state: AccumulatorState,
  observation: Observation,
  awayCode: "not-running" | "store" = "not-running",
): AccumulatorStep {
  const { lastGoodMs, failing } = state;
  const { atMs } = observation;
  if (lastGoodMs === null) {
    return observation.kind === "failure" ? same(state) : same(nextState(observation.snapshot, atMs));
  }
  if (isSetBack(lastGoodMs, observation)) {
    if (observation.kind === "snapshot") return same(nextState(observation.snapshot, atMs));
    return same({
      ...state,
      lastGoodMs: atMs,
      failing: { sinceMs: atMs, code: observation.code, ...triedAt(observation) },
    });
  }
  if (atMs === lastGoodMs && failing === null && observation.kind === "snapshot") {
    return same(nextState(observation.snapshot, atMs));
  }
  if (atMs <= lastGoodMs) return same(state);

  const watched = isWatched(lastGoodMs, atMs, observation);
  if (observation.kind === "failure") {
    const { code } = observation;
    if (failing?.code === code && wasTrying(failing, atMs)) {
      return same({ ...state, failing: { ...failing, ...triedAt(observation) } });
    }
    const away = failing === null && !watched;
    // The first failure's gap begins at the last good answer: nothing is known since then.
    const sinceMs = failing === null && watched ? lastGoodMs : atMs;
    const gaps = away ? [gap(lastGoodMs, atMs, awayCode)] : failing ? failureGaps(failing, atMs, awayCode) : [];
    return { state: { ...state, failing: { sinceMs, code, ...triedAt(observation) } }, held: null, gaps };
  }

  const next = nextState(observation.snapshot, atMs);
  if (failing !== null) return { state: next, held: null, gaps: failureGaps(failing, atMs, awayCode) };
  if (!watched) return { state: next, held: null, gaps: [gap(lastGoodMs, atMs, awayCode)] };
  return { state: next, held: { levels: state.levels, fromMs: lastGoodMs, toMs: atMs }, gaps: [] };
}

/** The failure that is still open, up to now, and our own absence within it; empty while all is well. For the end of a chart. */
export function openFailure({ failing }: AccumulatorState, nowMs: number): Gap[] {
  return failing === null ? [] : failureGaps(failing, nowMs, "not-running");
}

/** Whether an account's capacity is known, or that of all together. */
const isCapacityKnown = ({ slots, free }: Level) => slots !== null && free !== null;

/** Slots of an account that no video is on. */
const ownIdle = (level: Level) => (isCapacityKnown(level) ? Math.max(0, (level.slots ?? 0) - level.executing) : 0);

/** Slots not in use; of all together what idles on each: a video too many on one account is on no other's slot. */
function idleOf(level: Level, levels: readonly Level[]): number {
  if (level.accountId !== null || !isCapacityKnown(level)) return ownIdle(level);
  const idle = levels.reduce((sum, each) => (each.accountId === null ? sum : sum + ownIdle(each)), 0);
  return Math.min(level.slots ?? 0, idle);
}

function partOf(level: Level, idle: number, atMs: number, lengthMs: number): Bucket {
  const known = isCapacityKnown(level);
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
    // Where there is no slot, none can be taken.
    zeroFreeMs: known && level.slots !== 0 && (level.free ?? 0) <= 0 ? lengthMs : 0,
    idleMs: idle * lengthMs,
    uncountedMs,
  };
}

/**
 * Cuts a watched stretch at the borders of minutes (or hours, by `bucketMs`) into parts to be added to what the store
 * holds (`mergeBuckets`). Buckets begin at whole multiples of `bucketMs` since the epoch.
 */
export function bucketParts({ levels, fromMs, toMs }: Held, bucketMs: number): Bucket[] {
  const parts: Bucket[] = [];
  const idles = levels.map((level) => ({ level, idle: idleOf(level, levels) }));
  for (let atMs = Math.floor(fromMs / bucketMs) * bucketMs; atMs < toMs; atMs += bucketMs) {
    const lengthMs = Math.min(toMs, atMs + bucketMs) - Math.max(fromMs, atMs);
    for (const { level, idle } of idles) parts.push(partOf(level, idle, atMs, lengthMs));
  }
  return parts;
}
