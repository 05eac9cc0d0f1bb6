import type { Health } from "@/lib/domain/health";
import { formatDayTime } from "./format";
import type { Moment } from "./moment";
import { parseTime } from "./parse-time";

/**
 * "History has not been recorded since 16:02 ..."; null while it is recorded or nobody knows.
 *
 * @param reason why the database can't be used and what to do, a sentence of our server's; null while that is not known, or is not why
 */
export function recordingText(
  recording: Health["recording"],
  reason: string | null,
  { nowMs, zone }: Moment,
): string | null {
  if (recording === null || recording.ok) return null;
  const sinceMs = parseTime(recording.since);
  const since =
    sinceMs === null ? "is not being recorded" : `has not been recorded since ${formatDayTime(sinceMs, nowMs, zone)}`;
  return `History ${since}. ${reason ?? "The server's log says why."} What runs now is shown all the same; this time stays a gap.`;
}
