"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import useSWR, { type SWRConfiguration } from "swr";
import type { Envelope } from "@/lib/domain/envelope";
import { onAskNow } from "./ask-now";
import { isSameOnScreen } from "./merge-envelope";
import { createOneTimer, type OneTimer } from "./timers";
import { asksOnWake, isSuspectAfter, type WakeReason } from "./refresh-policy";
import type { SchedulerFeed } from "./scheduler-feed";
import { handAtRest } from "./still-hand";
import { planNext, planRetry, startFeed, type FeedOptions } from "./start-feed";
import { PATHS } from "./paths";
import { serverClock } from "./use-now";
import { useOnResume } from "./use-on-resume";
import { pausedSince, useRefreshSettings } from "./use-refresh-settings";
import { useWakeUp } from "./use-wake-up";

export interface Scheduler {
  /** Changes only when something on screen does; its snapshot is the same object while the revision is. */
  envelope: Envelope;
  /** The moving figures: age, next question, whether our server is away. */
  feed: SchedulerFeed;
  /** Asks now. Never rejects: trouble shows in the feed. */
  refreshNow: () => Promise<void>;
}

/** `GET /api/scheduler`, asked about once per snapshot for as long as the page is open. */
export function useScheduler(options: FeedOptions): Scheduler {
  const { fallback, path = PATHS.scheduler } = options;
  const [feed] = useState(() => startFeed(options));
  const { pausedSinceMs } = useRefreshSettings();
  const isPaused = pausedSinceMs !== null;
  // A new object is a new timer: when our server goes or comes back, and after a question put by hand.
  const [timing, restart] = useState({ isFailing: false });
  const [retry] = useState(createOneTimer);
  const config = useMemo(() => swrConfig(feed, retry, isPaused, timing.isFailing), [feed, retry, isPaused, timing]);
  const ask = async () => {
    const before = pausedSince();
    // Waiting longer, data would be called late.
    await handAtRest(feed.state().envelope.pollIntervalMs / 2);
    // A pause that began meanwhile stops this question, too.
    return pausedSince() === before ? feed.ask() : feed.state().envelope;
  };
  const { data, error, mutate } = useSWR<Envelope>(path, ask, { ...config, fallbackData: fallback });
  if ((error !== undefined) !== timing.isFailing) restart({ isFailing: error !== undefined });

  const refreshNow = useCallback(async () => {
    await mutate().catch(() => undefined);
    restart((now) => ({ ...now }));
  }, [mutate]);

  useWakeUp((reason: WakeReason) => {
    const nowMs = serverClock.now() ?? 0;
    const dueInMs = (feed.state().nextAskAtMs ?? nowMs) - nowMs;
    if (!asksOnWake({ reason, isPaused, dueInMs })) return;
    if (isSuspectAfter(reason)) feed.suspect();
    void refreshNow();
  });

  useEffect(() => onAskNow(() => void refreshNow()), [refreshNow]);

  useOnResume(isPaused, refreshNow);

  return { envelope: data ?? fallback, feed, refreshNow };
}

/**
 * How SWR is to behave. A new object (and so a new timer) only when pause begins or ends, or our server goes or comes
 * back: while questions fail the retries alone ask, and the first good answer starts the interval afresh.
 */
function swrConfig(
  feed: SchedulerFeed,
  retry: OneTimer,
  isPaused: boolean,
  isFailing: boolean,
): SWRConfiguration<Envelope> {
  return {
    refreshInterval: isPaused || isFailing ? 0 : () => planNext(feed),
    // A tab in the background still says in its title how many slots are free.
    refreshWhenHidden: true,
    // "Offline" is about the internet; our server may be this very machine.
    refreshWhenOffline: true,
    revalidateOnMount: false,
    revalidateIfStale: false,
    revalidateOnFocus: false,
    revalidateOnReconnect: false,
    dedupingInterval: 0,
    compare: isSameOnScreen,
    onErrorRetry(_error, _key, _config, revalidate, { retryCount }) {
      const delayMs = planRetry(feed, pausedSince() !== null);
      if (delayMs === null) return;
      // One timer for all: a question put by hand that fails as well must not start a second row of retries.
      retry.start(delayMs, () => {
        if (pausedSince() === null) void revalidate({ retryCount, dedupe: true });
      });
    },
  };
}
