import { serverClock, subscribeToTick } from "../use-now";

/** The longest that something new waits for the tick, ms: with what our server's answer took, no more than a second. */
const MOST_MS = 950;
const TICK_MS = 1_000;

/**
 * Does something together with the page's next tick, where one comes soon, else at once. What a wall is told comes at any
 * moment, and drawing it then is a frame of its own, a third more of them with polls each 5 s; with the tick it costs
 * little over the frame that is drawn anyway. Nothing waits while the page is hidden, for ticks are held back then.
 *
 * @returns how to call it off
 */
export function onTheBeat(todo: () => void, isUrgent = false): () => void {
  const nowMs = serverClock.now();
  const isSoon = nowMs !== null && TICK_MS - (nowMs % TICK_MS) <= MOST_MS;
  if (isUrgent || !isSoon || document.visibilityState !== "visible") {
    todo();
    return () => undefined;
  }
  const stop = subscribeToTick(() => {
    stop();
    todo();
  });
  return stop;
}
