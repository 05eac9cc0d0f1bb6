import type { History } from "@/lib/domain/history";
import { HOUR_MS, MINUTE_MS } from "@/lib/domain/time-units";
import { formatSpan } from "./duration-text";
import { LEAST_ZERO_FREE_MS, sumZeroFree, type ZeroFree } from "./zero-free";

/** The last hour in three figures. */
export interface PastHour extends ZeroFree {
  /** Jobs that were seen to end, of every kind. */
  finished: number;
  /** Whether there are gaps: what ended in one is not among them. */
  hasGaps: boolean;
}

/** An hour seen for all but this much of it counts as the whole. */
const SLACK_MS = 5 * MINUTE_MS;

/** Adds up an hour's history; null while none of it was observed. */
export function toPastHour(history: History | null): PastHour | null {
  if (history === null) return null;
  const ended = history.buckets.flatMap(({ finished }) => Object.values(finished));
  const known = sumZeroFree(history.buckets.map((bucket) => ({ part: 1, bucket })));
  if (known.observedMs <= 0) return null;
  const hasGaps = history.gaps.length > 0;
  return { finished: ended.reduce((sum, count) => sum + count, 0), hasGaps, ...known };
}

/** Whether the hour counts as observed: all but a little of it was, and there is no gap. Many jobs may have ended in a gap, however short. */
function isWholeHour({ observedMs, hasGaps }: PastHour): boolean {
  return !hasGaps && observedMs >= HOUR_MS - SLACK_MS;
}

/** "Finished, last hour", or how much of it was observed where that is not the whole: "Finished, 22 min observed". */
export function pastHourLabel(pastHour: PastHour): string {
  return `Finished, ${pastHourSpanText(pastHour)}`;
}

/** "last hour"; "22 min observed" where less was. Minutes are rounded down: 59.8 of them must not read "1 h". */
export function pastHourSpanText(pastHour: PastHour): string {
  if (isWholeHour(pastHour)) return "last hour";
  const { observedMs } = pastHour;
  return `${formatSpan(Math.floor(observedMs / MINUTE_MS) * MINUTE_MS || observedMs)} observed`;
}

/**
 * "none free for 22 min".
 *
 * @param free how many slots are free now, null when unknown: what history was last asked may be a minute old
 */
export function pastHourText({ zeroFreeMs, isAtLeast }: PastHour, free: number | null): string {
  if (free === 0 && zeroFreeMs !== null && zeroFreeMs < LEAST_ZERO_FREE_MS) return "a slot free until now";
  return zeroFreeMs === null ? "all kinds" : noneFreeText(zeroFreeMs, isAtLeast);
}

/** Time without a free slot: "none free for 22 min", or that there never was any. */
function noneFreeText(ms: number, isAtLeast: boolean): string {
  return ms < LEAST_ZERO_FREE_MS
    ? "always a slot free"
    : `none free for ${isAtLeast ? "at least " : ""}${formatSpan(ms)}`;
}
