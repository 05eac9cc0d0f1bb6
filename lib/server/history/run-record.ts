import type { JobKind } from "@/lib/domain/kind";
import type { Run } from "@/lib/domain/run";

/** A finished job as the recorder and the statistics hold it; times are epoch ms. */
export interface RunRecord {
  id: string;
  kind: JobKind;
  accountId: string | null;
  ref: string | null;
  startedAtMs: number | null;
  /** The last good answer that had it. */
  endedAfterMs: number;
  /** The first good answer without it. */
  endedBeforeMs: number;
  /** Videos already running on its account when it began; null for other kinds, and where we did not see it begin. */
  ahead: number | null;
  /** An outage lies between the two bounds: when it ended is not known well enough for statistics. */
  interrupted: boolean;
}

/**
 * When it ended, as a point: the middle of the window. Its end is censored to that interval; over a window much
 * shorter than the spread of durations the density is nearly level, so that the middle is off by at most half a
 * window and by nothing on average (mid-point imputation, common with interval-censored survival data).
 */
export function endOf(run: Pick<RunRecord, "endedAfterMs" | "endedBeforeMs">): number {
  return (run.endedAfterMs + run.endedBeforeMs) / 2;
}

/** What tells how long a job took. */
export type Timed = Pick<RunRecord, "startedAtMs" | "endedAfterMs" | "endedBeforeMs" | "interrupted">;

/** How long it took, ms; null when its start or, by an outage, its end is unknown, or it is said to have begun after it had ended. */
export function durationOf(run: Timed): number | null {
  if (run.startedAtMs === null || run.interrupted || run.startedAtMs > run.endedBeforeMs) return null;
  return Math.max(0, Math.round(endOf(run) - run.startedAtMs));
}

/** The record as `GET /api/runs` tells it. */
export function toRun(run: RunRecord): Run {
  return {
    id: run.id,
    kind: run.kind,
    accountId: run.accountId,
    startedAt: run.startedAtMs === null ? null : new Date(run.startedAtMs).toISOString(),
    endedAfter: new Date(run.endedAfterMs).toISOString(),
    endedBefore: new Date(run.endedBeforeMs).toISOString(),
    durationMs: durationOf(run),
    ref: run.ref,
  };
}
