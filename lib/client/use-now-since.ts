"use client";

import { useCallback, useSyncExternalStore } from "react";
import { serverClock, subscribeToTick } from "./use-now";

/**
 * The server's time in whole steps since a moment, for what is made anew at that moment anyway (a new revision) and else
 * once a step. Steps of the clock on the wall (`useNow`) fall between two polls, and everything would be drawn twice
 * within each interval. Never before the moment itself.
 *
 * @param stepMs how coarse, ms; longer than a poll interval, it draws nothing while new revisions come
 * @param sinceMs epoch ms by the server's clock; also what the server's HTML and hydration say
 */
export function useNowSince(stepMs: number, sinceMs: number): number {
  const read = useCallback(() => {
    const passedMs = Math.max(0, (serverClock.now() ?? sinceMs) - sinceMs);
    return sinceMs + passedMs - (passedMs % stepMs);
  }, [stepMs, sinceMs]);
  const readFirst = useCallback(() => sinceMs, [sinceMs]);
  return useSyncExternalStore(subscribeToTick, read, readFirst);
}
