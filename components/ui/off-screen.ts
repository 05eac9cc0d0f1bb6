import { createSlowTick } from "./slow-tick";
import { serverClock } from "@/lib/client/use-now";

/** Some seconds late is what a text nobody sees may be; hundreds written each second would cost for nothing. */
const offScreen = createSlowTick(10_000);

let listeners = 0;

/**
 * Brings all texts off screen up to date. Paper shows all of the page, so all of it must be of one moment; and where the page
 * is drawn anew anyway this costs next to nothing, which each ten seconds by itself would be felt.
 */
export function refreshOffScreen(): void {
  const nowMs = serverClock.now();
  if (nowMs !== null) offScreen.run(nowMs);
}

/**
 * Calls back with the server's time in epoch ms, for texts that tick but are off screen: with `refreshOffScreen`, before
 * the page is printed, and else every ten seconds.
 *
 * @returns how to stop.
 */
export function refreshSeldom(update: (nowMs: number) => void): () => void {
  const stop = offScreen.subscribe(update);
  listeners += 1;
  if (listeners === 1) window.addEventListener("beforeprint", refreshOffScreen);
  return () => {
    stop();
    listeners -= 1;
    if (listeners === 0) window.removeEventListener("beforeprint", refreshOffScreen);
  };
}
