import { serverClock, subscribeToTick, tellAll } from "@/lib/client/use-now";

type Update = (nowMs: number) => void;

/** Something that comes back every few seconds for as long as somebody listens. */
export interface SlowTick {
  /** Calls back with the server's time, epoch ms. @returns how to stop. */
  subscribe(update: Update): () => void;
  /** Calls everybody back now. */
  run(nowMs: number): void;
}

/** Times of the beat: an answer that comes so early takes it along, and without one it waits no longer. */
const EARLIEST = 0.75;
const LATEST = 1.25;

/**
 * Creates a beat of the page's tick, one for many listeners, all called in one frame: the browser goes over a whole panel again for
 * one text in it, so turns would cost it that at each tick. Best in a frame that draws an answer anyway.
 *
 * @param everyMs how far apart the calls are, ms, give or take a quarter, told by how many listen; 0 for each tick
 */
export function createSlowTick(everyMs: (listeners: number) => number): SlowTick {
  const updates = new Set<Update>();
  let stopTicking: (() => void) | null = null;
  /** Of the last calls, epoch ms. */
  let lastMs = 0;

  function run(nowMs: number): void {
    lastMs = nowMs;
    tellAll(updates, nowMs);
  }

  function onTick(nowMs: number, isWithAnswer: boolean): void {
    // A clock put back must not hold everything until it has caught up.
    const passedMs = Math.abs(nowMs - lastMs);
    if (passedMs >= everyMs(updates.size) * (isWithAnswer ? EARLIEST : LATEST)) run(nowMs);
  }

  return {
    subscribe(update) {
      if (stopTicking === null) {
        lastMs = serverClock.now() ?? 0;
        stopTicking = subscribeToTick(onTick);
      }
      updates.add(update);
      return () => {
        updates.delete(update);
        if (updates.size > 0) return;
        stopTicking?.();
        stopTicking = null;
      };
    },
    run,
  };
}
