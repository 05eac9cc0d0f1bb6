import type { JobKind } from "./kind";

/** The answer of `GET /api/runs`, newest end first. */
export interface RunPage {
  runs: Run[];
  /**
   * Where to go on, as `?cursor=`; null at the end. A search looks through a bounded number of runs at a time, so a page
   * may hold fewer than its limit, even none, and still have a next one.
   */
  next: string | null;
}

/** A job that has ended, as `GET /api/runs` tells it. */
export interface Run {
  id: string;
  kind: JobKind;
  accountId: string | null;
  /** ISO 8601 UTC, or null when the upstream never said. */
  startedAt: string | null;
  /** The last good answer that still had it, ISO 8601 UTC: it ended after this. */
  endedAfter: string;
  /** The first good answer without it, ISO 8601 UTC: it ended before this. */
  endedBefore: string;
  /** From its start to the middle of that window, ms; null without a known start, or when an outage lies inside. */
  durationMs: number | null;
  ref: string | null;
}
