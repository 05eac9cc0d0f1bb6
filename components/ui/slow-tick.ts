import { serverClock, subscribeToTick } from "@/lib/client/use-now";

type Update = (nowMs: number) => void;

/** Something that comes back every few seconds for as long as somebody listens. */
export interface SlowTick {
  /** Calls back with the server's time, epoch ms. @returns how to stop. */
  subscribe(update: Update): () => void;
  /** Calls everybody back now. */
  run(nowMs: number): void;
}

/**
 * Creates a beat of the page's tick, one for many listeners; the first comes `everyMs` after the first listener.
 *
 * @param everyMs how far apart, ms, told by how many listen; 0 for each tick
 */
export function createSlowTick(everyMs: (listeners: number) => number): SlowTick {
  const updates = new Set<Update>();
  let stopTicking: (() => void) | null = null;
  let lastMs = 0;

  function run(nowMs: number): void {
    lastMs = nowMs;
    for (const update of updates) update(nowMs);
  }

  const onTick = (nowMs: number) => {
    // A clock put back must not hold everything until it has caught up.
    if (Math.abs(nowMs - lastMs) >= everyMs(updates.size)) run(nowMs);
  };

  return {
    subscribe(update) {
      updates.add(update);
      if (stopTicking === null) {
        lastMs = serverClock.now() ?? 0;
        stopTicking = subscribeToTick(onTick);
      }
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
