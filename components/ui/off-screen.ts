import { createSlowTick } from "./slow-tick";
import { serverClock } from "@/lib/client/use-now";

/** An everyday fleet's: whoever hears the page, searches it or copies it whole gets them to the second. */
const FEW = 60;
/** Of more, each written each second would cost what is felt, for what hardly anybody reads; some seconds late is what they may be. */
const SELDOM_MS = 10_000;

const offScreen = createSlowTick((listeners) => (listeners <= FEW ? 0 : SELDOM_MS));

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
 * Calls back with the server's time in epoch ms, for texts that tick but are off screen: each second while they are few; of many
 * with `refreshOffScreen`, before the page is printed, and else every ten seconds.
 *
 * @returns how to stop.
 */
export function tickOffScreen(update: (nowMs: number) => void): () => void {
  const stop = offScreen.subscribe(update);
  listeners += 1;
  if (listeners === 1) window.addEventListener("beforeprint", refreshOffScreen);
  return () => {
    stop();
    listeners -= 1;
    if (listeners === 0) window.removeEventListener("beforeprint", refreshOffScreen);
  };
}
