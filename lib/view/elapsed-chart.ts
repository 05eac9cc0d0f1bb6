import { JOB_KINDS, type JobKind } from "@/lib/domain/kind";
import type { Job } from "@/lib/domain/snapshot";
import type { PaceVerdict } from "@/lib/domain/usual";
import { labelOf } from "./account-label";
import { formatCount } from "./format";
import { elapsedMoment, type FreshnessRow } from "./freshness-row";
import { jobName } from "./job-name";
import { kindJobs } from "./kind-words";
import type { Moment } from "./moment";
import { niceAbove } from "./nice-duration";
import type { JobPace, UsualLines } from "./pace";
import { formatCountdown, formatElapsed, formatTookClock } from "./duration-text";
import { parseTime } from "./parse-time";

/** One bar of the Elapsed chart: a job by its reference or short id, longest first. */
export interface ElapsedBarRow {
  key: string;
  label: string;
  kindLabel: string;
  /** "no account" when the job's id names none. */
  accountLabel: string;
  startedAtMs: number;
  /** At the time the rows were made. */
  elapsedMs: number;
  /** "14:02" at the time the rows were made. */
  elapsed: string;
  /** Where it is slow or stuck against runs like it; else null. */
  verdict: Exclude<PaceVerdict, "usual"> | null;
}

export interface ElapsedChart {
  rows: ElapsedBarRow[];
  /** Upper end of the axis, ms: a round time above the longest. */
  domainMs: number;
  /** "2 more, all under 1:00", "700 more, none longer", "3 without a known start", both with " · " between; "and more" while nobody can count them; or null. */
  rest: string | null;
  /** Where the usual and the slow time stand; null where the bars are not videos alone, or the times unknown. */
  lines: UsualLines | null;
  /** Names of the lines, "usual 3:50" and "slow 6:20", and whose they are: "all videos" or "this account". A job is called slow by runs like it, so the word may differ from the line. Null without lines. */
  linesText: { usual: string; slow: string; of: string } | null;
  /** The same content in a sentence, for those who cannot see it. */
  sentence: string;
  empty: string | null;
}

export interface ElapsedInput extends Moment {
  /** Narrowed by everything; null before the first answer. */
  jobs: readonly Job[] | null;
  labels: ReadonlyMap<string, string>;
  /** Which kinds to draw; empty draws all. */
  kinds: readonly JobKind[];
  /** When given and not current, running times are those of the data's own time. */
  freshness?: FreshnessRow;
  /** Running jobs against runs like them, by job id. */
  paces?: ReadonlyMap<string, JobPace>;
  /** The times of videos (pace.ts), drawn where only videos are shown. */
  lines?: UsualLines | null;
  /** Whether the answer left open what runs. */
  jobsMissing?: boolean;
  /** Whether `jobs` are only the longest of all, and some others (`cutJobs`). */
  isCut?: boolean;
  /** Whether any filter narrowed the jobs: then "none" means none that match. */
  isNarrowed?: boolean;
}

export const MAX_ELAPSED_ROWS = 20;
/** Added to the longest of the jobs that are not drawn: "all under 1:00" must stay true until the rows are made anew. */
const REST_SLACK_MS = 12_000;

/** Above `MOST_SPARE_PLACES` rows, room is kept in steps of this many: the page below must not move for one job more or less. */
const PLACES_STEP = 4;
const LEAST_PLACES = 2;
/** Room kept for what may come: a fleet of some slots seldom has all of them running. */
const MOST_SPARE_PLACES = 8;

/**
 * How many rows the chart keeps room for: those there are, and as many as the slots may bring, up to a few.
 *
 * @param slots how many slots are known, null when unknown
 */
export function elapsedPlaces(rows: number, slots: number | null): number {
  const expected = Math.max(rows, Math.min(MOST_SPARE_PLACES, slots ?? 0), LEAST_PLACES);
  return expected <= MOST_SPARE_PLACES ? expected : Math.ceil(expected / PLACES_STEP) * PLACES_STEP;
}

function kindsText(kinds: readonly JobKind[]): string {
  const shown = JOB_KINDS.filter((kind) => kinds.includes(kind));
  return shown.length === 0 || shown.length === JOB_KINDS.length ? "jobs" : shown.map(kindJobs).join(", ");
}

interface Started {
  job: Job;
  startedAtMs: number;
}

/** @param shortestMs of the bars that are drawn, ms */
function restText(rest: readonly Started[], unknown: number, nowMs: number, shortestMs: number): string | null {
  const parts: string[] = [];
  const [longest] = rest;
  if (longest) {
    const bound = niceAbove(Math.max(0, nowMs - longest.startedAtMs) + REST_SLACK_MS);
    const under = `${rest.length === 1 ? "" : "all "}under ${formatCountdown(bound)}`;
    // Beside shorter bars a round time above them would say nothing.
    parts.push(`${formatCount(rest.length)} more, ${bound > shortestMs ? "none longer" : under}`);
  }
  if (unknown > 0) parts.push(`${formatCount(unknown)} without a known start`);
  return parts.length === 0 ? null : parts.join(" · ");
}

function emptyText(
  { jobs, kinds, freshness, isNarrowed = false, jobsMissing = false }: ElapsedInput,
  count: number,
  rows: number,
): string | null {
  if (jobs === null) return "No answer yet.";
  const what = kindsText(kinds);
  if (count === 0) {
    const isNow = freshness === undefined || freshness.isCurrent;
    if (jobsMissing)
      return `useapi.net ${isNow ? "does not say which jobs are" : "did not say which jobs were"} running.`;
    if (isNarrowed) return `No ${what} match these filters.`;
    return isNow ? `No ${what} are running.` : `No ${what} were running.`;
  }
  return rows === 0 ? `No start is known of the ${what} that run.` : null;
}

/** Rows, axis and words of the Elapsed chart: the 20 longest, and a word about the rest. */
export function toElapsedChart(input: ElapsedInput): ElapsedChart {
  const { jobs, labels, kinds, freshness } = input;
  const nowMs = elapsedMoment(freshness, input.nowMs);
  const shown = (jobs ?? []).filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
  const started = shown
    .flatMap((job): Started[] => {
      const startedAtMs = parseTime(job.startedAt);
      return startedAtMs === null ? [] : [{ job, startedAtMs }];
    })
    // A stable sort: jobs that began together keep the snapshot's order.
    .sort((a, b) => a.startedAtMs - b.startedAtMs);
  const rows = started.slice(0, MAX_ELAPSED_ROWS).map(({ job, startedAtMs }): ElapsedBarRow => {
    const elapsedMs = Math.max(0, nowMs - startedAtMs);
    const verdict = input.paces?.get(job.id)?.verdict ?? "usual";
    return {
      key: job.id,
      label: jobName(job),
      kindLabel: job.kind,
      accountLabel: job.accountId === null ? "no account" : labelOf(labels, job.accountId),
      startedAtMs,
      elapsedMs,
      elapsed: formatElapsed(elapsedMs),
      verdict: verdict === "usual" ? null : verdict,
    };
  });
  const empty = emptyText(input, shown.length, rows.length);
  const all = restText(
    started.slice(MAX_ELAPSED_ROWS),
    shown.length - started.length,
    nowMs,
    rows.at(-1)?.elapsedMs ?? 0,
  );
  const rest = all !== null && input.isCut ? "and more" : all;
  const longestFirst = `Longest first: ${rows.map(({ label, elapsed, verdict }) => `${label} ${elapsed}${verdict ? ` ${verdict}` : ""}`).join(", ")}`;
  const lines = kinds.length === 1 && kinds[0] === "video" && rows.length > 0 ? (input.lines ?? null) : null;
  const linesText = lines && {
    usual: `usual ${formatTookClock(lines.usualMs)}`,
    slow: `slow ${formatTookClock(lines.slowMs)}`,
    of: lines.isAll ? "all videos" : "this account",
  };
  return {
    rows,
    // A line that no bar reaches is still worth its place: it says how far there is to go.
    domainMs: niceAbove(Math.max(rows[0]?.elapsedMs ?? 0, lines?.slowMs ?? 0)),
    lines,
    linesText,
    rest,
    sentence:
      empty ??
      `${longestFirst}${rest === null ? "" : `; ${rest}`}.${linesText ? ` Of ${linesText.of}: ${linesText.usual} (dotted), ${linesText.slow} (dashed); each is called slow or stuck by runs like it.` : ""}`,
    empty,
  };
}
