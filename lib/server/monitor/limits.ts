import { MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";

/** The monitor's own intervals and limits (CONTRIBUTING.md, "The contract"), all in ms. */
export interface Limits {
  pollIntervalMs: number;
  idlePollIntervalMs: number;
  /** The longest that an answer may take; one that takes longer is a failure. */
  answerMs: number;
  /** 0 = GET accounts is never asked. */
  accountsIntervalMs: number;
  /** Nobody asked for this long, and no job runs: idle. */
  idleAfterMs: number;
  /** The first poll comes at a random moment within this, so that restarted instances do not march in step. */
  firstPhaseMs: number;
  /** Two requests someone pressed for are at least this far apart. */
  minGapMs: number;
  maxRetryAfterMs: number;
  /** `elapsed` must stand still for this long, and for `FROZEN_POLLS`, before we call an answer frozen. */
  frozenAfterMs: number;
  /** Below this, `elapsed` (whole seconds) may stand still and mean nothing. */
  elapsedStepMs: number;
  /** Bounds of `nextPollMs` while a request is in flight. */
  inFlightMinMs: number;
  inFlightMaxMs: number;
  /** Added to the time we expect an answer at, so that most viewers find it there. */
  arrivalMarginMs: number;
  recentStepMs: number;
  /** What time is divided by; 1 in production. */
  speed: number;
}

interface Intervals {
  pollIntervalMs: number;
  idlePollIntervalMs: number;
  accountsIntervalMs: number;
  upstreamTimeoutMs: number;
  benchSpeed: number;
}

/** The most that `UPSTREAM_TIMEOUT_SECONDS` may be. */
export const LONGEST_ANSWER_MS = MINUTE_MS;
/** The longest that we wait when asked to slow down, at speed 1. */
export const LONGEST_RETRY_AFTER_MS = 5 * MINUTE_MS;

/** The upstream writes `elapsed` in whole seconds, whatever our speed; twice that is the least we can judge by. */
const ELAPSED_STEP_MS = 2 * SECOND_MS;

/** The limits at some speed. The three intervals and the time limit come already divided (`env-schema.ts`). */
export function limitsOf({ benchSpeed: speed, ...intervals }: Intervals): Limits {
  return {
    pollIntervalMs: intervals.pollIntervalMs,
    idlePollIntervalMs: intervals.idlePollIntervalMs,
    answerMs: intervals.upstreamTimeoutMs,
    accountsIntervalMs: intervals.accountsIntervalMs,
    idleAfterMs: MINUTE_MS / speed,
    firstPhaseMs: Math.min(intervals.pollIntervalMs, (2 * SECOND_MS) / speed),
    minGapMs: SECOND_MS / speed,
    maxRetryAfterMs: LONGEST_RETRY_AFTER_MS / speed,
    frozenAfterMs: Math.max((30 * SECOND_MS) / speed, ELAPSED_STEP_MS),
    elapsedStepMs: ELAPSED_STEP_MS,
    inFlightMinMs: 250 / speed,
    inFlightMaxMs: 1000 / speed,
    arrivalMarginMs: 150 / speed,
    recentStepMs: MINUTE_MS / speed,
    speed,
  };
}
