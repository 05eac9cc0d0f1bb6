/**
 * When the page asks for the scheduler's answer, and when it puts any failed question again: pure functions, so that this can be
 * read and tested in one place (CONTRIBUTING.md, "The contract"). What else a page asks, it asks at the fixed pace of its hook. Times are ms.
 */

/** Never twice within this, whatever the server says. */
const MIN_DELAY_MS = 50;
const MIN_RETRY_MS = 2_000;
const MAX_RETRY_MS = 15_000;

const MIN_SLACK_MS = 60;
const MAX_SLACK_MS = 350;

export interface AskInput {
  /** The first HTML held only part of the jobs: the rest is wanted at once. */
  isPartial: boolean;
  /** From the last answer: when the next snapshot is expected. */
  nextPollMs: number;
  /** From the last answer: the poll interval in force. */
  pollIntervalMs: number;
  /** Time since that answer. */
  sinceAnswerMs: number;
  /** Answers in a row that brought nothing the one before had not. */
  unchanged: number;
  /** How much later than expected to ask: see `nextSlackMs`. */
  slackMs: number;
}

/**
 * The pause until the next question, while the viewer has not paused.
 *
 * As a rule `nextPollMs`, so that a change is on screen within half a second of the server having it. Never longer
 * than the poll interval, even in a long back-off: someone else may press "Try now". When questions come back without
 * news the pause grows to the interval, or an upstream that hangs would be paid for with a question a second.
 */
export function askDelayMs(input: AskInput): number {
  if (input.isPartial) return 1;
  const { nextPollMs, pollIntervalMs, sinceAnswerMs, unchanged } = input;
  const patience = unchanged >= 3 ? pollIntervalMs : unchanged === 2 ? pollIntervalMs / 2 : 0;
  const slackMs = Math.min(input.slackMs, pollIntervalMs / 4);
  const wantedMs = Math.min(Math.max(nextPollMs + slackMs, patience), Math.max(pollIntervalMs, MIN_DELAY_MS));
  return Math.max(MIN_DELAY_MS, wantedMs - sinceAnswerMs);
}

/**
 * How much later than the server's estimate to ask. Its estimate is a median, so half of all questions would come
 * too early and have to be put twice. Too early widens the slack at once, in time narrows it slowly: about one question
 * in ten comes too early, and news is never later than `MAX_SLACK_MS` on its account.
 */
export function nextSlackMs(slackMs: number, wasTooEarly: boolean): number {
  const next = wasTooEarly ? slackMs + 50 : slackMs - 5;
  return Math.min(MAX_SLACK_MS, Math.max(MIN_SLACK_MS, next));
}

/** Where the slack starts. */
export const FIRST_SLACK_MS = 80;

export interface RetryInput {
  isPaused: boolean;
  /** Failed questions in a row, this one included. */
  failures: number;
  pollIntervalMs: number;
  /** How long the failed question took: a pause counts from its start. */
  spentMs: number;
}

/**
 * The pause after our own server did not answer: from 2 s up to the poll interval, at most 15 s, so that the page is
 * back within an interval of the server's return. SWR's default would grow to half an hour. Null means never.
 */
export function retryDelayMs({ isPaused, failures, pollIntervalMs, spentMs }: RetryInput): number | null {
  if (isPaused) return null;
  const ceilingMs = Math.min(MAX_RETRY_MS, Math.max(MIN_RETRY_MS, pollIntervalMs));
  const wantedMs = Math.min(ceilingMs, MIN_RETRY_MS * 1.5 ** Math.max(0, failures - 1));
  return Math.max(MIN_DELAY_MS * 5, wantedMs - spentMs);
}

/** How long a question may take before it counts as failed: a server that hangs must not hide for longer than one that is gone. */
export function answerLimitMs(pollIntervalMs: number): number {
  return Math.min(10_000, Math.max(3_000, pollIntervalMs));
}

/** From how many failed questions in a row the page says that our server is away; a single one is a hiccup. */
export const AWAY_AFTER_FAILURES = 2;

/** What happened to the browser, not to the data. */
export type WakeReason = "jump" | "pageshow" | "online" | "visible";

export interface WakeInput {
  reason: WakeReason;
  isPaused: boolean;
  /** Time until the next planned question; negative when it is overdue (timers of hidden pages are held back). */
  dueInMs: number;
}

/**
 * Whether to ask at once. After a clock jump, a page out of the back-forward cache, or a network that is back, nobody knows
 * how old the data is; coming into view only matters when a question is overdue. Pause turns all of it off together.
 */
export function asksOnWake({ reason, isPaused, dueInMs }: WakeInput): boolean {
  if (isPaused) return false;
  return reason === "visible" ? dueInMs < 0 : true;
}

/** Whether the data may be older than it looks until the next answer: then the page says "late" meanwhile. */
export function isSuspectAfter(reason: WakeReason): boolean {
  return reason !== "visible";
}
