"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { isSameOnScreen } from "../merge-envelope";
import { asksOnWake, isSuspectAfter } from "../refresh-policy";
import type { SchedulerFeed } from "../scheduler-feed";
import { planNext, planRetry, startFeed, type FeedOptions } from "../start-feed";
import type { Scheduler } from "../use-scheduler";
import { serverClock } from "../use-now";
import { useWakeUp } from "../use-wake-up";
import { followOnTheBeat } from "./on-the-beat";

/** Asks a feed again and again: one timer, armed anew by each answer and by each failure. */
function createAsker(feed: SchedulerFeed) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = true;
  /** Questions that somebody waits for: the page was just shown again, or a button was pressed. */
  let urgent = 0;
  /** Questions under way. */
  let running = 0;
  const arm = (delayMs: number | null) => {
    clearTimeout(timer);
    if (!isOver && delayMs !== null) timer = setTimeout(() => void ask(), delayMs);
  };
  const ask = async (): Promise<void> => {
    clearTimeout(timer);
    running += 1;
    const settle = () => (running -= 1);
    await feed
      .ask()
      .finally(settle)
      .then(
        () => arm(planNext(feed)),
        () => arm(planRetry(feed, false)),
      );
  };
  return {
    isUrgent: () => urgent > 0,
    isAsking: () => running > 0,
    async askNow(): Promise<void> {
      urgent += 1;
      await ask().finally(() => (urgent -= 1));
    },
    start() {
      isOver = false;
      arm(planNext(feed));
      return () => {
        isOver = true;
        clearTimeout(timer);
      };
    },
  };
}

export interface WallFeed extends Scheduler {
  /** Whether a question is under way: then none is overdue. */
  isAsking: () => boolean;
  /** The feed for what is drawn: tells an ordinary answer with the next tick, and of two that come before it the later. */
  drawn: SchedulerFeed;
}

/** The feed's envelope; the same object while nothing on screen changes. */
function createReader(feed: SchedulerFeed) {
  let shown = feed.state().envelope;
  return () => {
    const { envelope } = feed.state();
    if (!isSameOnScreen(shown, envelope)) shown = envelope;
    return shown;
  };
}

/**
 * `GET /api/scheduler` for a wall: the live page's feed and its rules of when to ask, without SWR. A wall is never paused and
 * never gives up, so nothing of what SWR decides about focus, network and errors is wanted, and its 6 KB are a 27th of
 * what an old television has to load.
 */
export function useWallFeed(options: FeedOptions): WallFeed {
  const [{ feed, asker, drawn }] = useState(() => {
    const every = startFeed(options);
    const asking = createAsker(every);
    return { feed: every, asker: asking, drawn: followOnTheBeat(every, asking.isUrgent) };
  });
  const [read] = useState(() => createReader(feed));
  const { fallback } = options;
  const envelope = useSyncExternalStore(drawn.subscribe, read, () => fallback);

  useEffect(() => asker.start(), [asker]);
  useWakeUp((reason) => {
    const nowMs = serverClock.now() ?? 0;
    const dueInMs = (feed.state().nextAskAtMs ?? nowMs) - nowMs;
    if (!asksOnWake({ reason, isPaused: false, dueInMs })) return;
    if (isSuspectAfter(reason)) feed.suspect();
    void asker.askNow();
  });
  return { envelope, feed, drawn, isAsking: asker.isAsking, refreshNow: asker.askNow };
}
