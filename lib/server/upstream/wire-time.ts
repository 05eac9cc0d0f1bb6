import { DAY_MS } from "@/lib/domain/time-units";

/** Nothing the upstream tells happened before this. */
const EARLIEST_MS = Date.UTC(2020, 0, 1);
/** An upstream clock further ahead of ours is not a clock. */
const AHEAD_MS = DAY_MS;
const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/i;
/** Below this a number is epoch seconds, from it on milliseconds: in seconds it is the year 5138, in ms 1973. */
const FIRST_MILLISECONDS = 100_000_000_000;

function toEpochMs(value: unknown): number {
  if (typeof value === "number") return value < FIRST_MILLISECONDS ? value * 1_000 : value;
  if (typeof value !== "string") return Number.NaN;
  const text = value.trim();
  if (/^\d{9,13}(\.\d+)?$/.test(text)) return toEpochMs(Number(text));
  const match = ISO.exec(text);
  if (!match) return Number.NaN;
  // Without a zone it is UTC, as the upstream documents; JavaScript would take it for local time.
  const iso = text.replace(" ", "T").replace(",", ".");
  return Date.parse(match[1] === undefined && iso.length > 10 ? `${iso}Z` : iso);
}

/**
 * Reads a moment: ISO 8601 (UTC where it names no zone), or epoch seconds or milliseconds. Answers our form,
 * ISO 8601 UTC with milliseconds; null when it can't be read or lies before 2020 or after `latestMs`.
 */
export function parseInstant(value: unknown, latestMs: number): string | null {
  const atMs = toEpochMs(value);
  return atMs >= EARLIEST_MS && atMs <= latestMs ? new Date(atMs).toISOString() : null;
}

/** Reads a job's `started`. A time over a day ahead of our clock is no start. */
export function parseStarted(value: unknown, nowMs: number): string | null {
  return parseInstant(value, nowMs + AHEAD_MS);
}

/** Longer than any job, and short enough that the start it implies is a date. */
const LONGEST_ELAPSED_MS = 400 * DAY_MS;

/**
 * Reads `elapsed` in ms: `MM:SS`, with minutes past 59 or with hours or days before them (`75:12`, `1:15:12`,
 * `1:02:15:12`). Only the first part may exceed its clock. Null when it can't be read.
 */
export function parseElapsed(value: unknown): number | null {
  if (typeof value !== "string" || !/^\d{1,6}(:\d{1,2}){1,3}$/.test(value.trim())) return null;
  const parts = value.trim().split(":").map(Number).reverse();
  const [seconds = 0, minutes = 0, hours = 0, days = 0] = parts;
  const isFirst = (index: number) => index === parts.length - 1;
  if (seconds > 59 || (minutes > 59 && !isFirst(1)) || (hours > 23 && !isFirst(2))) return null;
  const elapsedMs = ((days * 24 + hours) * 3_600 + minutes * 60 + seconds) * 1_000;
  return elapsedMs <= LONGEST_ELAPSED_MS ? elapsedMs : null;
}
