import type { Envelope } from "@/lib/domain/envelope";
import { readHtmlClocks } from "./read-html-clocks";
import { askDelayMs, retryDelayMs } from "./refresh-policy";
import { createSchedulerFeed, requestAt, type SchedulerFeed } from "./scheduler-feed";
import { PATHS } from "./paths";
import { serverClock } from "./use-now";

export interface FeedOptions {
  /** The envelope of the first HTML. */
  fallback: Envelope;
  /** Whether its jobs are only part of all. */
  isPartial: boolean;
  /** Where to ask; the operator's own route unless told. */
  path?: string;
}

/** A page's feed, and its clock set by the first HTML. */
export function startFeed({ fallback, isPartial, path = PATHS.scheduler }: FeedOptions): SchedulerFeed {
  // On the server the clock belongs to nobody; in the browser a clock that already runs knows better than old HTML.
  if (typeof window !== "undefined" && serverClock.now() === null) {
    serverClock.sync(Date.parse(fallback.now), readHtmlClocks());
  }
  return createSchedulerFeed(fallback, isPartial, { clock: serverClock, request: requestAt(path) });
}

/** Plans the question after a good answer. @returns the pause until it, ms */
export function planNext(feed: SchedulerFeed): number {
  const { envelope, isPartial, unchanged, slackMs } = feed.state();
  const { nextPollMs, pollIntervalMs } = envelope;
  const sinceAnswerMs = Math.max(0, (serverClock.now() ?? 0) - Date.parse(envelope.now));
  const delayMs = askDelayMs({ isPartial, nextPollMs, pollIntervalMs, sinceAnswerMs, unchanged, slackMs });
  feed.plan(delayMs);
  return delayMs;
}

/** Plans the question after one that failed. @returns the pause until it, ms; null for none */
export function planRetry(feed: SchedulerFeed, isPaused: boolean): number | null {
  const { failures, envelope, spentMs } = feed.state();
  const delayMs = retryDelayMs({ isPaused, failures, pollIntervalMs: envelope.pollIntervalMs, spentMs });
  feed.plan(delayMs);
  return delayMs;
}
