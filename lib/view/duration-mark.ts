import { formatCount, formatCountdown } from "./format";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A mark of an axis that ends at `topMs`: "7:30" of some minutes, "1.5 h" of hours, where more would not fit beside it. */
export function durationMark(ms: number, topMs: number): string {
  if (ms === 0 || topMs < HOUR) return formatCountdown(ms);
  return topMs < 2 * DAY ? `${formatCount(ms / HOUR)} h` : `${formatCount(ms / DAY)} d`;
}
