import type { History } from "@/lib/domain/history";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/domain/time-units";
import { spanEnds } from "./history-gaps";
import { toSteps } from "./history-slots";
import type { Moment } from "./moment";
import { parseTime } from "./parse-time";
import { zoneOffsetMs } from "./zone-offset";

/** What is looked through for its busiest stretch. */
interface BusiestInput extends Moment {
  history: History;
}

/** A stretch this much shorter than the range, holding most of the busy time, is worth naming. */
const MOST = 0.75;
const SHORT = 1 / 3;

/** Over several days the hours of the day tell more than a date. */
const BY_HOUR_FROM_MS = 3 * DAY_MS;
const MOST_OF_DAY_MS = 8 * HOUR_MS;
/** Zones are ahead of UTC by whole quarters of an hour. */
const QUARTER = 15 * MINUTE_MS;
const QUARTERS = DAY_MS / QUARTER;

/**
 * "most of it between 09:00 and 12:00" of the day: the shortest part of the viewer's day with most of the busy time, in whole steps
 * of the history.
 */
function busiestHours({ history, zone }: BusiestInput, zeroFreeMs: number): string | null {
  const { bucketMs } = history;
  const inStep = bucketMs / QUARTER;
  const byQuarter = Array.from({ length: QUARTERS }, () => 0);
  for (const { startMs, bucket } of toSteps(history)) {
    const first = Math.floor((startMs + zoneOffsetMs(startMs, zone)) / QUARTER);
    // When within its step it was can't be told.
    for (let next = 0; next < inStep; next++) {
      const quarter = (first + next) % QUARTERS;
      byQuarter[quarter] = (byQuarter[quarter] ?? 0) + (bucket.zeroFreeMs ?? 0) / inStep;
    }
  }
  const sumFrom = (first: number, length: number) =>
    Array.from({ length }, (_, next) => byQuarter[(first + next) % QUARTERS] ?? 0).reduce((sum, ms) => sum + ms, 0);
  for (let length = inStep; length * QUARTER <= MOST_OF_DAY_MS; length += inStep) {
    const sums = byQuarter.map((_, first) => sumFrom(first, length));
    const most = Math.max(...sums);
    if (most < MOST * zeroFreeMs) continue;
    const first = sums.indexOf(most);
    return `most of it between ${clockOf(first)} and ${clockOf(first + length)}`;
  }
  return null;
}

/** "09:15", by quarters of an hour since midnight. */
function clockOf(quarters: number): string {
  const minutes = ((quarters % QUARTERS) * QUARTER) / 60_000;
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

/** "most of it between 09:00 and 12:00": the shortest stretch with most of the time with none free, where it is short. */
export function busiestText(input: BusiestInput, zeroFreeMs: number): string | null {
  const { history, nowMs, zone } = input;
  const steps = toSteps(history);
  const span = (steps.at(-1)?.endMs ?? 0) - (steps[0]?.startMs ?? 0);
  // What a step holds began no earlier than we did.
  const beginMs = parseTime(history.recordingSince) ?? 0;
  if (span >= BY_HOUR_FROM_MS && history.bucketMs <= MOST_OF_DAY_MS) return busiestHours(input, zeroFreeMs);
  let best: { startMs: number; endMs: number } | null = null;
  let sum = 0;
  let first = 0;
  steps.forEach((step, last) => {
    sum += step.bucket.zeroFreeMs ?? 0;
    while (sum - (steps[first]?.bucket.zeroFreeMs ?? 0) >= MOST * zeroFreeMs && first < last) {
      sum -= steps[first]?.bucket.zeroFreeMs ?? 0;
      first++;
    }
    const begun = steps[first] ?? step;
    const startMs = Math.max(begun.startMs, Math.min(beginMs, begun.endMs));
    if (sum >= MOST * zeroFreeMs && (best === null || step.endMs - startMs < best.endMs - best.startMs)) {
      best = { startMs, endMs: step.endMs };
    }
  });
  const found = best as { startMs: number; endMs: number } | null;
  if (found === null || found.endMs - found.startMs > span * SHORT) return null;
  return `most of it between ${spanEnds(found.startMs, found.endMs, nowMs, zone).join(" and ")}`;
}
