import { serverClock, subscribeToTick } from "@/lib/client/use-now";

type Update = (nowMs: number) => void;

/** Something that comes back every few seconds for as long as somebody listens. */
export interface SlowTick {
  /** Calls back with the server's time, epoch ms. @returns how to stop. */
  subscribe(update: Update): () => void;
  /** Calls everybody back now. */
  run(nowMs: number): void;
}

const TICK_MS = 1_000;

/**
 * Creates a beat of the page's tick, one for many listeners. Each is called back `everyMs` after its last time, but not all at the
 * same tick: they take turns, so that no second costs more than the others. A listener's first turn comes within `everyMs`.
 *
 * @param everyMs how far apart a listener's turns are, ms, told by how many listen; 0 for each tick
 */
export function createSlowTick(everyMs: (listeners: number) => number): SlowTick {
  /** When each was last called, or would have been, epoch ms. */
  const updates = new Map<Update, number>();
  let stopTicking: (() => void) | null = null;
  let subscribed = 0;

  function call(update: Update, nowMs: number): void {
    updates.set(update, nowMs);
    update(nowMs);
  }

  function onTick(nowMs: number): void {
    const apartMs = everyMs(updates.size);
    // A tick is not to the millisecond. And a clock put back must not hold everything until it has caught up.
    for (const [update, lastMs] of updates) if (Math.abs(nowMs - lastMs) > apartMs - TICK_MS / 2) call(update, nowMs);
  }

  return {
    subscribe(update) {
      stopTicking ??= subscribeToTick(onTick);
      const apartMs = everyMs(updates.size + 1);
      const aheadMs = apartMs === 0 ? 0 : (subscribed * TICK_MS) % apartMs;
      subscribed += 1;
      updates.set(update, (serverClock.now() ?? 0) - aheadMs);
      return () => {
        updates.delete(update);
        if (updates.size > 0) return;
        stopTicking?.();
        stopTicking = null;
      };
    },
    run(nowMs) {
      for (const update of updates.keys()) call(update, nowMs);
    },
  };
}
