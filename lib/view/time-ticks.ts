import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/domain/time-units";
import { formatDay } from "./day-text";
import { formatTimeOfDay } from "./format";
import { zoneOffsetMs } from "./zone-offset";

/** Steps a clock or a calendar would make. */
const STEPS_MS = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 4, 6, 12].map((hours) => hours * HOUR_MS),
  ...[1, 2, 3, 5, 7, 10, 14, 30, 60, 90].map((days) => days * DAY_MS),
];

/** A mark on a time axis. */
export interface TimeTick {
  atMs: number;
  /** "08:00"; where a step is a day or more "23 Nov", with the year where the axis ends in another. */
  label: string;
}

/**
 * Marks of a time axis at full hours or midnights of a zone, at most `most` of them. Where a day has 23 or 25 hours the
 * marks stay on the clock's round times.
 */
export function timeTicks(fromMs: number, toMs: number, zone: string, most: number): TimeTick[] {
  const span = toMs - fromMs;
  if (!(span > 0) || most < 1) return [];
  const stepMs = STEPS_MS.find((step) => span / step <= most) ?? DAY_MS * Math.ceil(span / DAY_MS / most);
  const ticks: TimeTick[] = [];
  for (let atMs = ceilTo(fromMs, stepMs, zone); atMs <= toMs; atMs = ceilTo(atMs + 1, stepMs, zone)) {
    ticks.push({ atMs, label: labelOf(atMs, toMs, stepMs, zone) });
  }
  return ticks;
}

/** The first time from `ms` on that is a multiple of a step on the zone's clock. */
function ceilTo(ms: number, stepMs: number, zone: string): number {
  const isRound = (atMs: number) => (atMs + zoneOffsetMs(atMs, zone)) % stepMs === 0;
  for (let fromMs = ms; ;) {
    const offset = zoneOffsetMs(fromMs, zone);
    const found = Math.ceil((fromMs + offset) / stepMs) * stepMs - offset;
    const offsetThen = zoneOffsetMs(found, zone);
    if (offsetThen === offset) return found;
    // Clocks are put forward or back on the way there.
    const corrected = found + offset - offsetThen;
    if (corrected >= fromMs && isRound(corrected)) return corrected;
    // A day that has no midnight begins when its clock does.
    if (isRound(found) || stepMs >= DAY_MS) return found;
    // The round time lies in the hour that the clock leaves out.
    fromMs = found + 1;
  }
}

function labelOf(atMs: number, toMs: number, stepMs: number, zone: string): string {
  return stepMs < DAY_MS ? formatTimeOfDay(atMs, zone) : formatDay(atMs, toMs, zone);
}
