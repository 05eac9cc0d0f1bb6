"use client";

import { useEffect } from "react";
import { serverClock, subscribeToTick } from "../use-now";
import { checkIn } from "./check-in";
import { isOverdue } from "./renewal-policy";
import type { WallFeed } from "./use-wall-feed";

const TIMER = "/wall/timer.js";

type SteadyBeatInput = Pick<WallFeed, "feed" | "isAsking" | "refreshNow">;

/** Beats each second while the page is seen, and each five even while it is hidden or covered. @returns how to stop. */
function startBeat(onBeat: () => void): () => void {
  // Where workers are refused the page's own clock is better than nothing: once a minute while hidden.
  const stopTicking = subscribeToTick(onBeat);
  let worker: Worker | null = null;
  try {
    worker = new Worker(TIMER);
    worker.onmessage = onBeat;
    // Handled: an error of its own would only repeat what the beat already survives.
    worker.onerror = (event) => event.preventDefault();
  } catch {
    worker = null;
  }
  return () => {
    stopTicking();
    worker?.terminate();
  };
}

/**
 * Keeps the wall asking where the browser would let it sleep, and tells the watchdog in its HTML that it lives. A
 * question that is overdue (its timer was held back, or lost) is put at the next beat.
 */
export function useSteadyBeat({ feed, isAsking, refreshNow }: SteadyBeatInput): void {
  useEffect(() => {
    checkIn();
    return startBeat(() => {
      checkIn();
      // Its plan is of before while a question is under way, which has a limit of its own.
      if (isAsking() || !isOverdue(feed.state().nextAskAtMs, serverClock.now())) return;
      void refreshNow();
    });
  }, [feed, isAsking, refreshNow]);
}
