import type { JobKind } from "@/lib/domain/kind";
import { matchesJob, type Filters } from "@/lib/domain/narrow";
import type { Job, Snapshot } from "@/lib/domain/snapshot";
import type { SortDirection, SortKey } from "@/lib/domain/view-state";
import { labelOf, shortJobId } from "./account-label";
import { formatElapsed } from "./duration-text";
import { formatCount, formatDayTime, plural, UNKNOWN_TEXT } from "./format";
import { elapsedMoment, type FreshnessRow } from "./freshness-row";
import { sortJobs } from "./job-order";
import type { Moment } from "./moment";
import type { JobPace } from "./pace";
import { parseTime } from "./parse-time";

export interface JobTableRow {
  id: string;
  kind: JobKind;
  kindLabel: string;
  /** "—" when the job's id names no account. */
  accountLabel: string;
  /** The reference, whole and as it was sent, or "—". */
  ref: string;
  hasRef: boolean;
  /** Time of day in the zone asked for, with the date when it is not today; "—" when unknown. */
  started: string;
  /** ISO 8601 for the hover; null when unknown. */
  startedIso: string | null;
  startedAtMs: number | null;
  /** "03:48", "1:15:12", "—". May tick, but only while the data is current. */
  elapsed: string;
  /** Callback host, or "none". */
  callback: string;
  hasCallback: boolean;
  /** The short id shown: "…544332". */
  shortId: string;
}

export interface JobTable {
  rows: JobTableRow[];
  /** How many, in words: "13", "2 of 13"; null while nobody knows. */
  count: string | null;
  /** How many jobs match, and how many run in all. */
  matching: number;
  total: number;
  /** The page shown, from 1; what was asked for, brought into range. */
  page: number;
  pages: number;
  sort: SortKey;
  dir: SortDirection;
  /** Why there are no rows, or null. */
  empty: string | null;
  /** Job rows that could not be read, in words, or null. */
  note: string | null;
}

export interface JobTableInput extends Moment {
  /** Narrowed by account only; null before the first answer. */
  snapshot: Snapshot | null;
  filters: Filters;
  sort: SortKey;
  dir: SortDirection;
  /** From 1. */
  page: number;
  labels: ReadonlyMap<string, string>;
  /** Jobs against their usual, by id: what they may be sorted by. */
  paces?: ReadonlyMap<string, JobPace>;
  /** When given and not current, running times are those of the data's own time. */
  freshness?: FreshnessRow;
  /** How many there are, where `snapshot.jobs` is only the first part of them. */
  cutFrom?: MatchCounts | null;
}

/** How many jobs match a view, and how many run on the accounts it shows. */
export interface MatchCounts {
  matching: number;
  total: number;
}

/** Which of the columns that a share may leave out are shown. */
export interface JobColumns {
  ref: boolean;
  callback: boolean;
}

export const ALL_COLUMNS: JobColumns = { ref: true, callback: true };

const JOBS_PER_PAGE = 100;
/** Rows of a first HTML that holds only part of the jobs: beyond these it holds some from here and there. */
export const FIRST_ROWS = 50;

function toRow(job: Job, elapsedNowMs: number, { labels, nowMs, zone }: JobTableInput): JobTableRow {
  const startedAtMs = parseTime(job.startedAt);
  return {
    id: job.id,
    kind: job.kind,
    kindLabel: job.kind,
    accountLabel: job.accountId === null ? UNKNOWN_TEXT : labelOf(labels, job.accountId),
    ref: job.ref || UNKNOWN_TEXT,
    hasRef: Boolean(job.ref),
    started: startedAtMs === null ? UNKNOWN_TEXT : formatDayTime(startedAtMs, nowMs, zone, { seconds: true }),
    startedIso: startedAtMs === null ? null : new Date(startedAtMs).toISOString(),
    startedAtMs,
    elapsed: startedAtMs === null ? UNKNOWN_TEXT : formatElapsed(elapsedNowMs - startedAtMs),
    callback: job.callbackHost ?? "none",
    hasCallback: job.callbackHost !== null,
    shortId: shortJobId(job.id),
  };
}

function emptyText({ snapshot, filters, freshness }: JobTableInput, matching: number, total: number): string | null {
  if (snapshot === null) return "No answer yet.";
  if (matching > 0) return null;
  if (snapshot.jobsMissing) {
    return freshness !== undefined && !freshness.isCurrent
      ? "useapi.net did not say which jobs were running."
      : "useapi.net does not say which jobs are running.";
  }
  if (total === 0) {
    const isPast = freshness !== undefined && !freshness.isCurrent;
    const where = filters.account.length > 0 ? " on the accounts shown" : "";
    return `No jobs ${isPast ? "were" : "are"} running${where}.`;
  }
  return total === 1
    ? "The one running job does not match these filters."
    : `None of ${formatCount(total)} jobs match these filters.`;
}

const countText = (shown: number, total: number) =>
  shown === total ? formatCount(total) : `${formatCount(shown)} of ${formatCount(total)}`;

/** One page of the table of running jobs: filtered, sorted, and cut to 100 rows. */
export function toJobTable(input: JobTableInput): JobTable {
  const { snapshot, filters, sort, dir, labels, paces, freshness, nowMs } = input;
  const all = snapshot?.jobs ?? [];
  const matching = all.filter((job) => matchesJob(job, filters));
  const { total, matching: shown } = input.cutFrom ?? { total: all.length, matching: matching.length };
  const pages = input.cutFrom ? 1 : Math.max(1, Math.ceil(matching.length / JOBS_PER_PAGE));
  const page = Math.min(pages, Math.max(1, Math.floor(input.page) || 1));
  const sorted = sortJobs(matching, { sort, dir, accounts: snapshot?.accounts ?? [], labels, paces });
  const elapsedNowMs = elapsedMoment(freshness, nowMs);
  const dropped = snapshot?.dropped.jobs ?? 0;
  return {
    rows: sorted
      .slice((page - 1) * JOBS_PER_PAGE, input.cutFrom ? FIRST_ROWS : page * JOBS_PER_PAGE)
      .map((job) => toRow(job, elapsedNowMs, input)),
    count: snapshot === null || snapshot.jobsMissing ? null : countText(shown, total),
    matching: shown,
    total,
    page,
    pages,
    sort,
    dir,
    empty: emptyText(input, matching.length, total),
    note: dropped > 0 ? `${plural(dropped, "job")} sent by useapi.net could not be read.` : null,
  };
}
