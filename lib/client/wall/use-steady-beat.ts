"use client";

import { useEffect } from "react";
import { serverClock, subscribeToTick } from "../use-now";
import type { Scheduler } from "../use-scheduler";
import { checkIn } from "./check-in";
import { isOverdue } from "./renewal-policy";

const TIMER = "/wall/timer.js";

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
export function useSteadyBeat({ feed, refreshNow }: Pick<Scheduler, "feed" | "refreshNow">): void {
  useEffect(() => {
    let isAsking = false;
    checkIn();
    return startBeat(() => {
      checkIn();
      if (isAsking || !isOverdue(feed.state().nextAskAtMs, serverClock.now())) return;
      isAsking = true;
      void refreshNow().finally(() => {
        isAsking = false;
      });
    });
  }, [feed, refreshNow]);
}
