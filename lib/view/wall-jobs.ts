import type { Job, Snapshot } from "@/lib/domain/snapshot";
import { labelOf } from "./account-label";
import { formatDayTime } from "./format";
import { elapsedMoment, type FreshnessRow } from "./freshness-row";
import { jobName } from "./job-name";
import type { Moment } from "./moment";
import { parseTime } from "./parse-time";
import { WALL_RANKS, type WallRow } from "./wall-row";
import { formatWallElapsed } from "./more-duration-text";

export interface WallJobsInput extends Moment {
  snapshot: Snapshot | null;
  labels: ReadonlyMap<string, string>;
  freshness: FreshnessRow;
}

/**
 * The rows of a wall that shows some jobs alone: a row a job, by start. An account's slots hold other people's jobs as
 * well, so a row of slots could only say "unknown" of most of them.
 */
export function toWallJobRows({ snapshot, labels, freshness, nowMs, zone }: WallJobsInput): WallRow[] {
  const atMs = elapsedMoment(freshness, nowMs);
  return (snapshot?.jobs ?? []).map((job): WallRow => {
    const startedAtMs = parseTime(job.startedAt);
    return {
      key: job.id,
      label: jobName(job),
      notes: notesOf(job, labels),
      noteTone: "dim",
      verdicts: [],
      isTrouble: false,
      rank: WALL_RANKS.calm,
      cells: null,
      state: startedAtMs === null ? "running" : formatWallElapsed(atMs - startedAtMs),
      sinceMs: freshness.isCurrent ? startedAtMs : null,
      isFree: false,
      of: startedAtMs === null ? "" : `since ${formatDayTime(startedAtMs, nowMs, zone)}`,
      next: null,
    };
  });
}

function notesOf({ kind, accountId }: Job, labels: ReadonlyMap<string, string>): string[] {
  return [kind === "unknown" ? "unknown kind" : kind, ...(accountId === null ? [] : [labelOf(labels, accountId)])];
}
