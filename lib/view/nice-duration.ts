import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/domain/time-units";

/** Times a person would put at the end of an axis. Below a minute nothing is worth an axis of its own. */
const NICE_MS = [
  ...[1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50].map((minutes) => minutes * MINUTE_MS),
  ...[1, 1.5, 2, 3, 4, 6, 8, 12, 18].map((hours) => hours * HOUR_MS),
];

/** The smallest round time above `ms`: 14:02 gives 15 min, 55 s one minute; from 18 hours on, whole days. */
export function niceAbove(ms: number): number {
  if (!Number.isFinite(ms)) return MINUTE_MS;
  return NICE_MS.find((nice) => nice > ms) ?? (Math.floor(ms / DAY_MS) + 1) * DAY_MS;
}
