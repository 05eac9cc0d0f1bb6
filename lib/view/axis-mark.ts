import { DAY_MS, HOUR_MS } from "@/lib/domain/time-units";
import { formatCountdown } from "./duration-text";
import { formatCount } from "./format";

// Not in more-duration-text.ts: the history page has that from its first load, the live page has not, and the charts' chunk, which needs
// this one, would be another on each.

/** A mark of an axis that ends at `topMs`: "7:30" of some minutes, "1.5 h" of hours, where more would not fit beside it. */
export function formatAxisMark(ms: number, topMs: number): string {
  if (ms === 0 || topMs < HOUR_MS) return formatCountdown(ms);
  return topMs < 2 * DAY_MS ? `${formatCount(ms / HOUR_MS)} h` : `${formatCount(ms / DAY_MS)} d`;
}
