import type { JobKind, Uncounted } from "./kind";
import type { ProblemCode } from "./problem";
import type { RANGES } from "./view-state";

export type HistoryRange = (typeof RANGES)[number];

/** Why nothing was observed: a problem upstream, our own server away, or our store away. */
export type GapCode = ProblemCode | "not-running" | "store";

/** A stretch of time of which nothing is known. ISO 8601 UTC. */
export interface HistoryGap {
  from: string;
  to: string;
  code: GapCode;
}

/** How long the runs of a kind took, of those that ended in some stretch of time. Percentiles are null without a known duration. */
export interface Durations {
  /** Runs with a known duration. */
  n: number;
  p50Ms: number | null;
  p95Ms: number | null;
}

/** One step of a history chart. Figures are null where nothing was observed: unknown is not zero. */
export interface HistoryBucket {
  at: string;
  /** How much of the step was observed, ms. */
  observedMs: number;
  slots: number | null;
  executingAverage: number | null;
  executingPeak: number | null;
  /** Time without a free slot, of what was observed. */
  zeroFreeMs: number | null;
  /** Averages over the observed time. */
  uncounted: Uncounted | null;
  finished: Partial<Record<JobKind, number>>;
  durations: Partial<Record<JobKind, Durations>>;
}

/** One account over the whole range. */
export interface HistoryAccount {
  id: string;
  name: string | null;
  /**
   * Slot time in use, ms. It counts while the number of slots is known: 2 videos on 3 slots for 10 minutes make 20 minutes here and 10 in
   * `idleMs`. A video beyond the last slot uses none: 4 videos on 3 slots make 30 and 0. Where the number of slots never was known, this
   * is the time that its videos ran.
   */
  usedMs: number;
  /** Slot time not in use, ms, while the number of slots is known. With `usedMs` it is the time of all its slots. */
  idleMs: number;
  zeroFreeMs: number;
  runs: number;
  /** Its videos of which it is known how long they took, and how long half of those took at most, ms; null without any. */
  timed: number;
  p50Ms: number | null;
  /** Of the time that videos ran on all accounts, 0 to 1; null when none ran. */
  share: number | null;
}

/** The answer of `GET /api/history`. */
export interface History {
  range: HistoryRange;
  from: string;
  to: string;
  bucketMs: number;
  buckets: HistoryBucket[];
  accounts: HistoryAccount[];
  /** What the accounts of the jobs told are called, where a link shows some jobs alone: of their slots nothing is told then. */
  accountNames?: { id: string; name: string | null }[];
  gaps: HistoryGap[];
  /** Over the whole range. */
  durations: Partial<Record<JobKind, Durations>>;
  /** The first thing ever observed, ISO 8601 UTC; null while nothing was. Before it nothing is known. */
  recordingSince: string | null;
}
