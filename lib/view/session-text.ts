import { DAY_MS } from "@/lib/domain/time-units";
import { formatAge } from "./duration-text";
import { parseTime } from "./parse-time";

/** A session that ends within this long needs someone to link the account again soon. */
const SOON_MS = 3 * DAY_MS;

/** When an account's MiniMax session ends, in words, and whether that is trouble; null when unknown. */
export function sessionText(sessionEndsAt: string | null, nowMs: number): { text: string; isTrouble: boolean } | null {
  const endsAtMs = parseTime(sessionEndsAt);
  if (endsAtMs === null) return null;
  const leftMs = endsAtMs - nowMs;
  if (leftMs <= 0) return { text: `session ended ${formatAge(-leftMs)} ago`, isTrouble: true };
  return { text: `session ends in ${formatAge(leftMs)}`, isTrouble: leftMs < SOON_MS };
}
