import { DAY_MS, MINUTE_MS } from "@/lib/domain/time-units";
import { formatAge } from "./duration-text";
import { parseTime } from "./parse-time";

/** A session that ends within this long needs someone to link the account again soon. */
const SOON_MS = 3 * DAY_MS;

/** When an account's MiniMax session ends, to the minute, and whether that is trouble; null when unknown. Screens tell it anew once a minute. */
export function sessionText(sessionEndsAt: string | null, nowMs: number): { text: string; isTrouble: boolean } | null {
  const endsAtMs = parseTime(sessionEndsAt);
  if (endsAtMs === null) return null;
  const leftMs = endsAtMs - nowMs;
  if (leftMs > 0)
    return { text: `session ends in ${formatAge(Math.max(MINUTE_MS, leftMs))}`, isTrouble: leftMs < SOON_MS };
  const ago = leftMs > -MINUTE_MS ? "just now" : `${formatAge(-leftMs)} ago`;
  return { text: `session ended ${ago}`, isTrouble: true };
}
