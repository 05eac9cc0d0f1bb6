import type { History } from "@/lib/domain/history";
import { formatSpan } from "./span";

/** The last hour in three figures. */
export interface PastHour {
  /** Jobs that ended, of every kind. */
  finished: number;
  /** How long no slot was free, ms; null where that is not known. */
  zeroFreeMs: number | null;
  /** Whether it may have been longer: of a part of the hour nobody knows. */
  isAtLeast: boolean;
  observedMs: number;
}

/** An hour seen for all but this much of it counts as the whole. */
const SLACK_MS = 5 * 60_000;
const HOUR_MS = 60 * 60_000;

/** Adds up an hour's history; null while none of it was observed. */
export function toPastHour(history: History | null): PastHour | null {
  if (history === null) return null;
  let finished = 0;
  let observedMs = 0;
  let zeroFreeMs: number | null = null;
  let isKnown = true;
  for (const bucket of history.buckets) {
    for (const count of Object.values(bucket.finished)) finished += count;
    observedMs += bucket.observedMs;
    if (bucket.zeroFreeMs !== null) zeroFreeMs = (zeroFreeMs ?? 0) + bucket.zeroFreeMs;
    else if (bucket.observedMs > 0) isKnown = false;
  }
  // "Always a slot free" takes knowing all of it.
  if (!isKnown && (zeroFreeMs ?? 0) < 1_000) zeroFreeMs = null;
  return observedMs > 0 ? { finished, zeroFreeMs, isAtLeast: !isKnown, observedMs } : null;
}

/** Whether it was observed as good as whole. */
export function isWholeHour({ observedMs }: PastHour): boolean {
  return observedMs >= HOUR_MS - SLACK_MS;
}

/** "Finished, last hour", or how much of it was observed where that is not the whole: "Finished, 22 min observed". */
export function pastHourLabel(pastHour: PastHour): string {
  return `Finished, ${isWholeHour(pastHour) ? "last hour" : `${formatSpan(pastHour.observedMs)} observed`}`;
}

/** "22 min at zero free". */
export function pastHourText({ zeroFreeMs, isAtLeast }: PastHour): string {
  return zeroFreeMs === null ? "jobs of every kind" : `${isAtLeast ? "at least " : ""}${zeroFreeText(zeroFreeMs)}`;
}

/** Time without a free slot: "22 min at zero free", or that there never was any. */
function zeroFreeText(ms: number): string {
  return ms < 1_000 ? "always a slot free" : `${formatSpan(ms)} at zero free`;
}
