import type { JobKind } from "@/lib/domain/kind";
import { hasFilters, matchesJob, type Filters } from "@/lib/domain/narrow";
import type { Run } from "@/lib/domain/run";
import { MINUTE_MS } from "@/lib/domain/time-units";
import { labelOf } from "./account-label";
import { formatCount } from "./format";
import { jobName } from "./job-name";
import { parseTime } from "./parse-time";
import { formatAge, formatTookClock } from "./duration-text";
import { formatAgeAtMost } from "./more-duration-text";

/** How long a job that has ended stays on the live page. */
const JUST_ENDED_MS = 15 * MINUTE_MS;
/** Where a job's end is known no nearer than this, it is not told to the second. */
const BLURRED_MS = 60_000;
/** More than this is no lane but a list; the rest is in history. */
const SHOWN = 12;

/** Ids of the jobs that ran at some time, epoch ms. */
interface Running {
  ids: ReadonlySet<string>;
  atMs: number;
}

const NONE_RUNS: Running = { ids: new Set(), atMs: 0 };

/** A job that has just ended. */
export interface EndedRow {
  id: string;
  /** Reference or short id. */
  name: string;
  kind: JobKind;
  accountLabel: string;
  /** "took 3:50"; "took —" where an outage hides it. */
  took: string;
  /** "2 min ago"; "up to 28 min ago" where it ended unseen. */
  ago: string;
  /** ISO 8601, for the hover. */
  endedIso: string;
}

export interface EndedLane {
  rows: EndedRow[];
  /** How many ended in all, and how many of them are not shown. */
  count: number;
  more: number;
  /** "and 11 more", "and more" where nobody counted them; null when all are shown. */
  moreText: string | null;
  /** "23 in the last 15 min", "more than 100 in the last 15 min", "none in the last 15 min". */
  text: string;
}

/**
 * The jobs that ended within the last 15 minutes, newest first.
 *
 * @param running jobs of the newest answer. A job may be missing from some answers and come back: then it has not ended
 * @param hasOlder whether `runs` is only the newest part of all
 */
export function toEndedLane(
  runs: readonly Run[],
  filters: Filters,
  labels: ReadonlyMap<string, string>,
  nowMs: number,
  { running = NONE_RUNS, hasOlder = false }: { running?: Running; hasOlder?: boolean } = {},
): EndedLane {
  const ended = runs
    .filter((run) => matchesJob(run, filters))
    .flatMap((run) => {
      const endedMs = parseTime(run.endedBefore);
      if (endedMs === null || nowMs - endedMs > JUST_ENDED_MS) return [];
      const isBack = endedMs < running.atMs && running.ids.has(run.id);
      return isBack ? [] : [{ run, endedMs }];
    })
    .sort((a, b) => b.endedMs - a.endedMs);
  const rows = ended.slice(0, SHOWN).map(({ run, endedMs }): EndedRow => ({
    id: run.id,
    name: jobName(run),
    kind: run.kind,
    accountLabel: run.accountId === null ? "no account" : labelOf(labels, run.accountId),
    took: `took ${formatTookClock(run.durationMs)}`,
    ago: agoText(run, endedMs, nowMs),
    endedIso: new Date(endedMs).toISOString(),
  }));
  // An answer holds a limited number of runs. Where even its oldest run is recent, others have ended as well.
  const isCut = hasOlder && runs.every(({ endedBefore }) => nowMs - (parseTime(endedBefore) ?? 0) <= JUST_ENDED_MS);
  const none = hasFilters(filters) ? "none that match" : "none";
  const count = ended.length === 0 ? none : `${isCut ? "more than " : ""}${formatCount(ended.length)}`;
  const more = ended.length - rows.length;
  const moreText = more === 0 ? null : isCut ? "and more" : `and ${formatCount(more)} more`;
  // None of the newest that match says nothing of the others.
  const text = isCut && ended.length === 0 ? "not known yet" : `${count} in the last 15 min`;
  return { rows, count: ended.length, more, moreText, text };
}

/** How long ago it ended. Where an outage hid the end: how long ago that was at most. */
function agoText(run: Run, endedMs: number, nowMs: number): string {
  const endedAfterMs = parseTime(run.endedAfter);
  if (endedAfterMs !== null && endedMs - endedAfterMs > BLURRED_MS)
    return `up to ${formatAgeAtMost(nowMs - endedAfterMs)} ago`;
  const ms = nowMs - endedMs;
  return ms < 10_000 ? "just now" : `${formatAge(ms < 60_000 ? ms - (ms % 10_000) : ms)} ago`;
}

/** What a notification says of jobs that have just ended. */
export interface EndedNews {
  title: string;
  body: string;
}

/** "shot-014 ended" and how long it took; of several the count, and the names of the first few. */
export function endedNews(runs: readonly Run[], labels: ReadonlyMap<string, string>): EndedNews | null {
  const [first] = runs;
  if (first === undefined) return null;
  if (runs.length === 1) {
    const on = first.accountId === null ? "" : ` on ${labelOf(labels, first.accountId)}`;
    const took = first.durationMs === null ? "" : `, took ${formatTookClock(first.durationMs)}`;
    return { title: `${jobName(first)} ended`, body: `${first.kind}${on}${took}` };
  }
  const names = runs.slice(0, 3).map(jobName).join(", ");
  return {
    title: `${formatCount(runs.length)} jobs ended`,
    body: runs.length > 3 ? `${names} and ${formatCount(runs.length - 3)} more` : names,
  };
}
