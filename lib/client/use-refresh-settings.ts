"use client";

import { useSyncExternalStore } from "react";
import { serverClock } from "./use-now";

let pausedSinceMs: number | null = null;
const listeners = new Set<() => void>();

function set(next: number | null): void {
  pausedSinceMs = next;
  for (const listener of [...listeners]) listener();
}

/** Listens for pause and resume. @returns how to stop. */
export function subscribeToRefreshSettings(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Since when the viewer has paused, by the server's clock in epoch ms; null while not paused. */
export function pausedSince(): number | null {
  return pausedSinceMs;
}

export interface RefreshSettings {
  pausedSinceMs: number | null;
  pause: () => void;
  resume: () => void;
}

const pause = () => set(serverClock.now());
const resume = () => set(null);

/** Pause and resume, shared by the whole page. A page that is loaded again is never paused. */
export function useRefreshSettings(): RefreshSettings {
  const since = useSyncExternalStore(subscribeToRefreshSettings, pausedSince, () => null);
  return { pausedSinceMs: since, pause, resume };
}
