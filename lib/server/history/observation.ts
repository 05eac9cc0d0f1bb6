import type { GapCode } from "@/lib/domain/history";
import type { ProblemCode } from "@/lib/domain/problem";
import type { Snapshot } from "@/lib/domain/snapshot";

/** How far apart two answers may be, while all is well. */
export interface Pace {
  /** The poll interval in force. */
  intervalMs: number;
  /** How long the answer took; where there is none, the longest that one may take: `UPSTREAM_TIMEOUT_SECONDS`. */
  answerMs: number;
}

/** What the monitor reports at each poll. */
export type Observation = ({ kind: "snapshot"; atMs: number; snapshot: Snapshot } & Pace) | FailedObservation;

/** That nothing is known from `atMs` on, and why; `triedAtMs` where that turned out only at a later try. */
export interface FailedObservation extends Pace {
  kind: "failure";
  atMs: number;
  triedAtMs?: number;
  code: ProblemCode;
}

/** Two good answers in a row count as watched in between when no further apart than this many intervals. */
const WATCHED_INTERVALS = 3;
/** And never less than this: one slow answer is no outage. */
const WATCHED_MS = 15_000;
/**
 * Nor less than these and the time that the answer took. The next request is sent within an interval of the last answer; the other
 * interval is for a machine that is busy, or an instance that takes over.
 */
const ASKED_INTERVALS = 2;

/** Whether the time between two good answers without a failure between them counts as watched. */
export function isWatched(fromMs: number, toMs: number, { intervalMs, answerMs }: Pace): boolean {
  return toMs - fromMs <= Math.max(WATCHED_MS, WATCHED_INTERVALS * intervalMs, ASKED_INTERVALS * intervalMs + answerMs);
}

/**
 * Whether the clock was set back since the last good answer, by more than the interval that a correction may cost: the
 * new time then counts, or nothing would be recorded until the old one is reached again.
 */
export function isSetBack(lastGoodMs: number | null, { atMs, intervalMs }: Observation): boolean {
  return lastGoodMs !== null && lastGoodMs - atMs > intervalMs;
}

/** A stretch of time of which nothing is known, epoch ms. */
export interface Gap {
  fromMs: number;
  toMs: number;
  code: GapCode;
}
