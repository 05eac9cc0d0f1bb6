import { serverClock, subscribeToTick } from "@/lib/client/use-now";

type Update = (nowMs: number) => void;

/**
 * Some seconds late is what a text nobody sees may be; hundreds written each second would cost for nothing. They take turns, a
 * part of them each second: all at once they would be felt.
 */
const TURNS = 10;

const turns = Array.from({ length: TURNS }, () => new Set<Update>());
let stopTicking: (() => void) | null = null;
let added = 0;
let ticks = 0;

const onTick = (nowMs: number) => {
  ticks += 1;
  turns[ticks % TURNS]?.forEach((update) => update(nowMs));
};

/** Paper shows all of the page, so all of it must be of one moment. */
const onPrint = () => {
  const nowMs = serverClock.now();
  if (nowMs !== null) for (const turn of turns) turn.forEach((update) => update(nowMs));
};

/**
 * Calls back every ten seconds and before the page is printed, with the server's time in epoch ms: for texts that tick
 * but are off screen.
 *
 * @returns how to stop.
 */
export function refreshSeldom(update: Update): () => void {
  added += 1;
  const turn = turns[added % TURNS];
  turn?.add(update);
  if (stopTicking === null) {
    stopTicking = subscribeToTick(onTick);
    window.addEventListener("beforeprint", onPrint);
  }
  return () => {
    turn?.delete(update);
    if (turns.some(({ size }) => size > 0)) return;
    stopTicking?.();
    stopTicking = null;
    window.removeEventListener("beforeprint", onPrint);
  };
}
