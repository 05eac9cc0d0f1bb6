import { holdsSlot } from "@/lib/domain/kind";
import type { NextFree } from "@/lib/domain/forecast";
import type { Snapshot } from "@/lib/domain/snapshot";
import { usableFree } from "@/lib/domain/totals";
import { firstEnd, type Lasting } from "./first-end";
import type { RenderBook } from "./render-book";
import type { TrackedJob } from "./run-tracker";

export interface NextFreeForecasts {
  /** By account id; accounts with a free slot, or of which too little is known, are left out. */
  accounts: Map<string, NextFree>;
  /** The first of all; null unless every slot is taken, and each account where one end frees a slot has a forecast. */
  overall: NextFree | null;
}

/**
 * The videos of a full account that render now, with their ages. Those behind them can't end first, since an account
 * renders first in, first out: only what renders can free a slot, and what renders side by side does so independently.
 */
function renderingNow(accountId: string, videos: readonly TrackedJob[], book: RenderBook, nowMs: number): Lasting[] {
  const survival = book.survivalOf(accountId, nowMs);
  const since = survival === null ? null : book.renderingSince(accountId, videos);
  if (survival === null || since === null) return [];
  return since.map((beganMs) => ({ survival, ageMs: Math.max(0, nowMs - beganMs) }));
}

/**
 * Forecasts the next free slot of each full account, and of all (pure; `nowMs` is the time of the snapshot). An account
 * is full when its last free slot is taken and exactly one end frees one: of an account with withheld or overdrawn
 * slots we do not know what an end frees. Nothing is said from fewer than 20 render times.
 */
export function forecastNextFree(
  snapshot: Snapshot,
  running: readonly TrackedJob[],
  book: RenderBook,
  nowMs: number,
): NextFreeForecasts {
  const videosOf = new Map<string, TrackedJob[]>();
  for (const tracked of running) {
    const { kind, accountId } = tracked.job;
    if (!holdsSlot(kind) || accountId === null) continue;
    const list = videosOf.get(accountId) ?? [];
    videosOf.set(accountId, list);
    list.push(tracked);
  }
  const accounts = new Map<string, NextFree>();
  const all: Lasting[] = [];
  let isWhole = usableFree(snapshot) === 0;
  for (const { id, executing, maxJobs, available } of snapshot.accounts) {
    if (available === null || available > 0 || executing === null) continue;
    // Overdrawn: its first end frees nothing. Withheld: nobody knows. Either way another account may be first.
    if (executing !== maxJobs || available !== 0) continue;
    const lasting = renderingNow(id, videosOf.get(id) ?? [], book, nowMs);
    const forecast = firstEnd(lasting);
    if (forecast === null) {
      isWhole = false;
      continue;
    }
    all.push(...lasting);
    accounts.set(id, forecast);
  }
  return { accounts, overall: isWhole ? firstEnd(all) : null };
}
