"use client";

import { useCallback, useSyncExternalStore } from "react";
import { createServerClock, type ServerClock } from "./server-clock";

const TICK_MS = 1_000;
/** Timers may fire a little early; a tick just before the full second would show the old digit for a whole one. */
const MARGIN_MS = 15;

const clock = createServerClock();
/** The time of the tick that is being told, epoch ms; null in between. */
let tickMs: number | null = null;
/** When within each second of the server's clock the page ticks, ms: on the full second, until `tickNow`. */
let phaseMs = 0;

/**
 * The one clock of the page, on the server's time. Set by the scheduler's answers. While a tick is told, now is that tick's
 * time: all who listen agree, and the browser's clocks are read once for all of them.
 */
export const serverClock: ServerClock = {
  now: (reading) => (reading === undefined && tickMs !== null ? tickMs : clock.now(reading)),
  sync: clock.sync,
};

/** Told the server's time, epoch ms, and whether the page draws an answer in this frame anyway (`tickNow`). */
type TickListener = (nowMs: number, isWithAnswer: boolean) => void;
const listeners = new Set<TickListener>();
let timer: ReturnType<typeof setTimeout> | null = null;

function arm(): void {
  const nowMs = serverClock.now() ?? 0;
  timer = setTimeout(() => tick(false), TICK_MS - ((nowMs - phaseMs + TICK_MS) % TICK_MS) + MARGIN_MS);
}

function tick(isWithAnswer: boolean): void {
  timer = null;
  tickMs = clock.now();
  if (tickMs !== null) tellAll(listeners, tickMs, isWithAnswer);
  tickMs = null;
  if (listeners.size > 0 && timer === null) arm();
}

/** Calls back all who listen. One that throws must stop neither the others nor the page's time; the window hears of it. */
export function tellAll<What extends unknown[]>(all: Iterable<(...what: What) => void>, ...what: What): void {
  for (const listener of [...all]) {
    try {
      listener(...what);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}

/**
 * Ticks at once, and from now on in step with this moment: a page that draws an answer anyway writes its times in the same frame, and
 * needs no other for them within the second.
 */
export function tickNow(): void {
  const nowMs = serverClock.now();
  if (timer === null || tickMs !== null || nowMs === null) return;
  clearTimeout(timer);
  phaseMs = nowMs % TICK_MS;
  tick(true);
}

/**
 * Calls back once a second, on the full second of the server's clock unless `tickNow` moved it, with that clock in epoch ms. One timer
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
