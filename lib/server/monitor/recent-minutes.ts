import { RECENT_STEPS, type Recent } from "@/lib/domain/recent";
import type { Account } from "@/lib/domain/snapshot";
import { MINUTE_MS } from "@/lib/domain/time-units";
import type { AccountMinute } from "../history/bucket";

/** The most that was seen of one account in one step. */
interface Peak {
  executing: number | null;
  maxJobs: number | null;
}

export interface RecentMinutes {
  /** Notes what a good answer said, at some wall-clock time. */
  observe(accounts: readonly Account[], wallMs: number): void;
  /** Fills in what history remembers. Not where time is compressed: its minutes are longer than our steps then. */
  recall(minutes: readonly AccountMinute[]): void;
  /** The last 60 steps up to now; accounts seen in them, those of the last answer first and in its order. */
  read(wallMs: number): Recent;
}

/**
 * Keeps the last hour in memory for `/api/recent`, in steps of one minute (shorter where time is compressed).
 * A step without an observation is a gap (null), not a zero: we may have been down, or the upstream.
 */
export function createRecentMinutes(stepMs: number): RecentMinutes {
  const peaks = new Map<string, Map<number, Peak>>();
  let lastOrder: string[] = [];
  const stepOf = (wallMs: number) => Math.floor(wallMs / stepMs);

  function forgetOutside(step: number): void {
    // Steps ahead of now can only stem from a clock that was set back since.
    for (const [id, steps] of peaks) {
      for (const seen of steps.keys()) if (seen <= step - RECENT_STEPS || seen > step) steps.delete(seen);
      if (steps.size === 0) peaks.delete(id);
    }
  }

  function note(id: string, step: number, { executing, maxJobs }: Peak): void {
    const steps = peaks.get(id) ?? new Map<number, Peak>();
    const peak = steps.get(step);
    steps.set(step, {
      executing: larger(peak?.executing ?? null, executing),
      maxJobs: larger(peak?.maxJobs ?? null, maxJobs),
    });
    peaks.set(id, steps);
  }

  return {
    observe(accounts, wallMs) {
      const step = stepOf(wallMs);
      forgetOutside(step);
      lastOrder = accounts.map(({ id }) => id);
      for (const { id, executing, maxJobs } of accounts) {
        if (executing === null && maxJobs === null) continue;
        note(id, step, { executing, maxJobs });
      }
    },
    recall(minutes) {
      if (stepMs !== MINUTE_MS) return;
      for (const { accountId, atMs, ...peak } of minutes) note(accountId, stepOf(atMs), peak);
    },
    read(wallMs) {
      const first = stepOf(wallMs) - RECENT_STEPS + 1;
      forgetOutside(stepOf(wallMs));
      const current = new Set(lastOrder);
      const ids = [...lastOrder.filter((id) => peaks.has(id)), ...[...peaks.keys()].filter((id) => !current.has(id))];
      const series = (id: string, pick: (peak: Peak) => number | null) =>
        Array.from({ length: RECENT_STEPS }, (_, index) => {
          const peak = peaks.get(id)?.get(first + index);
          return peak === undefined ? null : pick(peak);
        });
      return {
        from: new Date(first * stepMs).toISOString(),
        stepMs,
        accounts: ids.map((id) => ({
          id,
          executing: series(id, (peak) => peak.executing),
          maxJobs: series(id, (peak) => peak.maxJobs),
        })),
      };
    },
  };
}

function larger(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}
