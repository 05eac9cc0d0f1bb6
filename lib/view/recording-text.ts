import type { Health } from "@/lib/domain/health";
import { formatDayTime } from "./format";
import { parseTime, type Moment } from "./moment";

/** "History has not been recorded since 16:02 ..."; null while it is recorded or nobody knows. */
export function recordingText(recording: Health["recording"], { nowMs, zone }: Moment): string | null {
  if (recording === null || recording.ok) return null;
  const sinceMs = parseTime(recording.since);
  const since =
    sinceMs === null ? "is not being recorded" : `has not been recorded since ${formatDayTime(sinceMs, nowMs, zone)}`;
  return `History ${since}: the database does not answer. What is shown here goes on; recording resumes by itself, and this time stays a gap.`;
}
