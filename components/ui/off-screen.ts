import { serverClock, subscribeToTick } from "@/lib/client/use-now";

type Update = (nowMs: number) => void;

/** Some seconds late is what a text nobody sees may be; hundreds written each second would cost for nothing. */
const EVERY_MS = 10_000;

const updates = new Set<Update>();
let stopTicking: (() => void) | null = null;
let lastMs = 0;

function updateAll(nowMs: number): void {
  lastMs = nowMs;
  for (const update of updates) update(nowMs);
}

const onTick = (nowMs: number) => {
  // A clock put back must not hold the texts until it has caught up.
  if (Math.abs(nowMs - lastMs) >= EVERY_MS) updateAll(nowMs);
};

/**
 * Brings all texts off screen up to date. Paper shows all of the page, so all of it must be of one moment; and where the page
 * is drawn anew anyway this costs next to nothing, which each ten seconds by itself would be felt.
 */
export function refreshOffScreen(): void {
  const nowMs = serverClock.now();
  if (nowMs !== null) updateAll(nowMs);
}

/**
 * Calls back with the server's time in epoch ms, for texts that tick but are off screen: with `refreshOffScreen`, before
 * the page is printed, and else every ten seconds.
 *
 * @returns how to stop.
 */
export function refreshSeldom(update: Update): () => void {
  updates.add(update);
  if (stopTicking === null) {
    lastMs = serverClock.now() ?? 0;
    stopTicking = subscribeToTick(onTick);
    window.addEventListener("beforeprint", refreshOffScreen);
  }
  return () => {
    updates.delete(update);
    if (updates.size > 0) return;
    stopTicking?.();
    stopTicking = null;
    window.removeEventListener("beforeprint", refreshOffScreen);
  };
}
