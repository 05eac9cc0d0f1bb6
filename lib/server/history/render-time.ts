import { endOf, type RunRecord } from "./run-record";

/** What is needed of another video of the account to say when it left the queue; epoch ms. */
export interface QueueNeighbour {
  id: string;
  startedAtMs: number;
  /** Infinity while it runs. */
  endMs: number;
  /** False when an outage blurs its end. */
  isSure: boolean;
}

/** A finished video as its neighbours see it; null without a known start. */
export function toNeighbour(run: RunRecord): QueueNeighbour | null {
  const { id, startedAtMs, interrupted } = run;
  return startedAtMs === null ? null : { id, startedAtMs, endMs: endOf(run), isSure: !interrupted };
}

/** Order of start; of two at once, the smaller id first, so that the order is the same at each poll. */
export function compareStart(a: { startedAtMs: number; id: string }, b: { startedAtMs: number; id: string }): number {
  return a.startedAtMs - b.startedAtMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * When rendering of a video began, epoch ms, if its account renders `limit` at once, first in first out
 * (CONTRIBUTING.md, "What the API sends"): as soon as fewer than `limit` of those sent before it are left. `neighbours` are the
 * other videos of the account that had not ended when it was sent; others do no harm. Null while it still waits.
 */
export function renderBegan(
  video: { id: string; startedAtMs: number },
  neighbours: readonly QueueNeighbour[],
  limit: number,
): number | null {
  const ends: number[] = [];
  for (const other of neighbours) {
    if (other.endMs > video.startedAtMs && compareStart(other, video) < 0) ends.push(other.endMs);
  }
  if (ends.length < limit) return video.startedAtMs;
  ends.sort((a, b) => a - b);
  const beganMs = ends[ends.length - limit] ?? video.startedAtMs;
  return Number.isFinite(beganMs) ? beganMs : null;
}
