import type { History } from "@/lib/domain/history";
import { MINUTE_MS } from "@/lib/domain/time-units";
import { formatDayTime } from "./format";
import type { Moment } from "./moment";
import { parseTime } from "./parse-time";

/** Below this much observed there is nothing to draw: the page says that it has begun. */
const BEGUN_AFTER_MS = 3 * MINUTE_MS;

export interface Beginning {
  /** "History begins now: nothing observed before 16:02". */
  title: string;
  detail: string;
  /** Whether there is anything yet to be drawn at "now". */
  isBegun: boolean;
}

/** What stands in place of everything while there is no history yet; null as soon as there is. */
export function toBeginning({ recordingSince, buckets }: History, { nowMs, zone }: Moment): Beginning | null {
  const sinceMs = parseTime(recordingSince);
  if (sinceMs === null) {
    return {
      title: "History begins with the first answer",
      detail: "Nothing has been observed yet. As soon as useapi.net answers, each poll is kept.",
      isBegun: false,
    };
  }
  const observedMs = buckets.reduce((sum, bucket) => sum + bucket.observedMs, 0);
  if (nowMs - sinceMs > BEGUN_AFTER_MS || observedMs > BEGUN_AFTER_MS) return null;
  return {
    title: `History begins now: nothing observed before ${formatDayTime(sinceMs, nowMs, zone)}`,
    detail:
      "useapi.net tells only what runs this second; from here on it is kept. Charts appear within minutes, usual times after 20 finished jobs of a kind.",
    isBegun: true,
  };
}
