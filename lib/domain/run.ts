import type { JobKind } from "./kind";

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
