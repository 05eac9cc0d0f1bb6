import { STUCK_FACTOR, type Usual } from "@/lib/domain/usual";
import type { History } from "@/lib/domain/history";
import type { Job } from "@/lib/domain/snapshot";
import { labelOf } from "./account-label";
import { formatElapsed, formatTimeOfDay, plural } from "./format";
import { toGapRows } from "./history-gaps";
import { toSteps } from "./history-slots";
import type { Moment } from "./moment";
import type { JobPace } from "./pace";
import { formatSpan, formatTook } from "./span";

/** One step of the wall's strip, in shares of its width and height. */
export interface WallStep {
  key: string;
  /** 0 at the strip's left end, 1 at its right. */
  x: number;
  width: number;
  /** Share of the slots that were free on average: the height drawn. */
  free: number;
  /** Not one was free for at least half of the observed time. */
  isFull: boolean;
  isFilling: boolean;
}

/** A stretch of the strip: nothing known, or a job that is stuck now and since when. */
export interface WallStretch {
  x: number;
  width: number;
}

/** The last 12 hours in a thin strip, for a drawing without a chart library. */
export interface WallDay {
  steps: WallStep[];
  gaps: WallStretch[];
  stuck: WallStretch[];
  /** "04:42" at its left end. */
  from: string;
  /** "full 3 h 12 min of 12 h": the same in words. */
  text: string;
}

const SPAN_MS = 12 * 60 * 60_000;

export interface WallDayInput extends Moment {
  /** Of 24 hours; the last twelve are drawn. */
  history: History | null;
  paces: ReadonlyMap<string, JobPace>;
}

/** The strip, or null while nothing of those hours was observed. */
export function toWallDay({ history, paces, nowMs, zone }: WallDayInput): WallDay | null {
  if (history === null) return null;
  const startMs = nowMs - SPAN_MS;
  const stretch = (fromMs: number, toMs: number): WallStretch => {
    const [from, to] = [Math.max(startMs, fromMs), Math.min(nowMs, toMs)];
    return { x: (from - startMs) / SPAN_MS, width: Math.max(0, to - from) / SPAN_MS };
  };
  const within = toSteps(history).filter(({ endMs }) => endMs > startMs);
  let observedMs = 0;
  let fullMs = 0;
  const steps = within.flatMap(({ startMs: fromMs, endMs, bucket, isFilling }): WallStep[] => {
    const { slots, executingAverage, zeroFreeMs } = bucket;
    observedMs += bucket.observedMs;
    fullMs += zeroFreeMs ?? 0;
    if (executingAverage === null || slots === null || slots <= 0) return [];
    const free = Math.min(1, Math.max(0, 1 - executingAverage / slots));
    const isFull = (zeroFreeMs ?? 0) * 2 >= bucket.observedMs;
    return [{ key: bucket.at, ...stretch(fromMs, endMs), free, isFull, isFilling }];
  });
  if (observedMs <= 0) return null;
  const gaps = toGapRows(history, { nowMs, zone }).filter(({ toMs }) => toMs > startMs);
  return {
    steps,
    gaps: gaps.map(({ fromMs, toMs }) => stretch(fromMs, toMs)),
    stuck: stuckSince(paces, nowMs).map((sinceMs) => stretch(sinceMs, nowMs)),
    from: formatTimeOfDay(startMs, zone),
    text: `${fullMs < 1_000 ? "always a slot free" : `full ${formatSpan(fullMs)}`} of ${formatSpan(Math.min(SPAN_MS, observedMs))} observed`,
  };
}

/** Since when each job that is stuck has been so: it became it at twice its slow time. */
function stuckSince(paces: ReadonlyMap<string, JobPace>, nowMs: number): number[] {
  return [...paces.values()].flatMap(({ verdict, elapsedMs, usual: { p95Ms } }) =>
    verdict === "stuck" && p95Ms !== null ? [nowMs - elapsedMs + STUCK_FACTOR * p95Ms] : [],
  );
}

/** "1 stuck on studio-east, 14:02"; of several the longest time, and the account where they are all on one. Null for none. */
export function wallStuckText(
  jobs: readonly Job[],
  paces: ReadonlyMap<string, JobPace>,
  labels: ReadonlyMap<string, string>,
): string | null {
  const stuck = jobs.flatMap((job) => {
    const pace = paces.get(job.id);
    return pace?.verdict === "stuck" ? [{ job, elapsedMs: pace.elapsedMs }] : [];
  });
  if (stuck.length === 0) return null;
  const accounts = new Set(stuck.map(({ job }) => job.accountId));
  const [only] = accounts;
  const where = accounts.size === 1 && only ? labelOf(labels, only) : plural(accounts.size, "account");
  const longest = Math.max(...stuck.map(({ elapsedMs }) => elapsedMs));
  return `${stuck.length} stuck on ${where}, ${formatElapsed(longest)}`;
}

/** "3:50" for the wall's "usual video"; null while unknown. */
export function wallUsualText(usual: Usual | null): string | null {
  return usual === null || usual.p50Ms === null ? null : formatTook(usual.p50Ms);
}
