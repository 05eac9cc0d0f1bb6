import { timeParts, UNKNOWN_TEXT } from "./format";

/** Whether two times are of one day of a zone. */
export function isSameDay(oneMs: number, otherMs: number, zone: string): boolean {
  const [one, other] = [timeParts(oneMs, zone), timeParts(otherMs, zone)];
  return one?.day === other?.day && one?.year === other?.year;
}

/** The day of a time, "23 Nov", with its year where that is not the year of `nowMs`: "23 Nov 2025". "—" for what is not a time. */
export function formatDay(ms: number, nowMs: number, zone: string): string {
  const parts = timeParts(ms, zone);
  if (!parts) return UNKNOWN_TEXT;
  return parts.year === timeParts(nowMs, zone)?.year ? parts.day : `${parts.day} ${parts.year}`;
}
