"use client";

import { useCallback, useSyncExternalStore } from "react";
import { createServerClock } from "./server-clock";

const TICK_MS = 1_000;
/** Timers may fire a little early; a tick just before the full second would show the old digit for a whole one. */
const MARGIN_MS = 15;

/** The one clock of the page, on the server's time. Set by the scheduler's answers. */
export const serverClock = createServerClock();

type TickListener = (nowMs: number) => void;
const listeners = new Set<TickListener>();
let timer: ReturnType<typeof setTimeout> | null = null;

function arm(): void {
  const nowMs = serverClock.now() ?? 0;
  timer = setTimeout(tick, TICK_MS - (nowMs % TICK_MS) + MARGIN_MS);
}

function tick(): void {
  timer = null;
  const nowMs = serverClock.now();
  if (nowMs !== null) for (const listener of [...listeners]) listener(nowMs);
  if (listeners.size > 0 && timer === null) arm();
}

/**
 * Calls back once a second, on the full second of the server's clock, with that clock in epoch ms. One timer
 * serves the whole page and stops when nobody listens.
 *
 * @returns how to stop listening.
 */
export function subscribeToTick(listener: TickListener): () => void {
  listeners.add(listener);
  if (timer === null) arm();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearTimeout(timer);
    timer = null;
  };
}

/**
 * The server's time, rounded down to a step, for things that may redraw (coarse axes, relative words). What ticks
 * each second does not use this: `components/ui/elapsed.tsx` writes its text without React.
 *
 * @param stepMs how coarse, ms; a redraw happens once a step
 * @param initialMs the time of the server's HTML, so that hydration agrees with it
 */
export function useNow(stepMs: number, initialMs: number): number {
  const read = useCallback(() => {
    const nowMs = serverClock.now() ?? initialMs;
    return nowMs - (nowMs % stepMs);
  }, [stepMs, initialMs]);
  const readServer = useCallback(() => initialMs - (initialMs % stepMs), [stepMs, initialMs]);
  return useSyncExternalStore(subscribeToTick, read, readServer);
}
