import { serverClock } from "../use-now";

const KEY = "slotwatch-wall-since";

/**
 * Since when this tab shows the wall, reloads included, by the server's clock, epoch ms: a television's own clock may be years off.
 * Null before the clock runs.
 */
export function readTabSince(): number | null {
  const nowMs = serverClock.now();
  if (nowMs === null) return null;
  // Asked each second, and storage is slow.
  if (known !== null && known <= nowMs) return known;
  known = readKept(nowMs);
  return known;
}

let known: number | null = null;

/** What earlier loads of this tab wrote down; a tab that has nothing, or a time to come, begins now. */
function readKept(nowMs: number): number {
  try {
    const kept = Number(sessionStorage.getItem(KEY));
    if (kept > 0 && kept <= nowMs) return kept;
    sessionStorage.setItem(KEY, String(nowMs));
  } catch {
    // Storage is refused: then the tab is as old as this page.
  }
  return nowMs;
}
