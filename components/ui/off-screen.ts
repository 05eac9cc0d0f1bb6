import { createSlowTick } from "./slow-tick";
import { serverClock } from "@/lib/client/use-now";

/** An everyday fleet's: whoever hears the page or searches it gets them to the second. */
const FEW = 60;
/** Of more: a box of its own to lay out is 35 to 50 us a text, for what hardly anybody reads. */
const SELDOM_MS = 8_000;

const offScreen = createSlowTick((listeners) => (listeners <= FEW ? 0 : SELDOM_MS));

let listeners = 0;

/** Brings all texts off screen up to date. Paper shows all of the page, and so may what is copied: all of it must be of one moment. */
function refreshOffScreen(): void {
  const nowMs = serverClock.now();
  if (nowMs !== null) offScreen.run(nowMs);
}

const WHOLE_PAGE_EVENTS = ["beforeprint", "copy"] as const;

/**
 * Calls back with the server's time in epoch ms, for texts that tick but are off screen: each second while they are few; of many every
 * six to ten seconds, and all before the page is printed or copied.
 *
 * @returns how to stop.
 */
export function tickOffScreen(update: (nowMs: number) => void): () => void {
  const stop = offScreen.subscribe(update);
  listeners += 1;
  if (listeners === 1) for (const event of WHOLE_PAGE_EVENTS) window.addEventListener(event, refreshOffScreen);
  return () => {
    stop();
    listeners -= 1;
    if (listeners === 0) for (const event of WHOLE_PAGE_EVENTS) window.removeEventListener(event, refreshOffScreen);
  };
}
