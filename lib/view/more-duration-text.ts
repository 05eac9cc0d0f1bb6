import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";
import { formatAge, formatSpan } from "./duration-text";
import { formatCount, UNKNOWN_TEXT } from "./format";

// The table of all ways to tell a duration is in duration-text.ts. These are not in the first load of the live page.

/**
 * How long something took, within a sentence: "4 min 45 s", "42 s", "1 h 15 min". In columns and beside charts it is "4:45"
 * (`formatTookClock`); among words that would be a time of day.
 */
export function formatTookWords(ms: number): string {
  const seconds = Math.round(Math.max(0, ms) / SECOND_MS);
  const rest = seconds % 60;
  const isShort = ms < MINUTE_MS || ms >= HOUR_MS || rest === 0;
  return isShort ? formatSpan(ms) : `${formatSpan((seconds - rest) * SECOND_MS)} ${rest} s`;
}

function inLargestUnit(ms: number, round: (units: number) => number): string {
  const unitMs = [DAY_MS, HOUR_MS, MINUTE_MS].find((unit) => ms >= unit) ?? SECOND_MS;
  return formatAge(round(ms / unitMs) * unitMs);
}

/** At most so long, in one unit, rounded up: "7 min" of 6 min and 1 s. */
export const formatAgeAtMost = (ms: number) => inLargestUnit(ms, Math.ceil);

/** Time still to go, to the nearest of its largest unit: a link for 7 days ends "in 7 d" a second after it was made. */
export const formatTimeLeft = (ms: number) => inLargestUnit(ms, Math.round);

/** How long something has been up, in its two largest units, rounded down: "0 min", "5 min", "3 h 20 min", "12 d 4 h". */
export function formatUptime(ms: number): string {
  if (ms < MINUTE_MS) return "0 min";
  const unitMs = ms < DAY_MS ? MINUTE_MS : HOUR_MS;
  return formatSpan(Math.floor(ms / unitMs) * unitMs);
}

/** Hours for a column of a table: "99.6", "1,204"; from a thousand on, a digit after the point says nothing more. */
export function formatHours(ms: number): string {
  const hours = Math.max(0, ms) / HOUR_MS;
  return hours >= 1_000 ? formatCount(Math.round(hours)) : hours.toFixed(1);
}

/** A running time in at most five characters, so that it fits a cell on every screen: "03:48", "1h05", "12h30", "4d". Rounded down. */
export function formatWallElapsed(ms: number): string {
  if (!Number.isFinite(ms)) return UNKNOWN_TEXT;
  const span = Math.max(0, ms);
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  if (span < HOUR_MS) return `${two(span / MINUTE_MS)}:${two((span % MINUTE_MS) / SECOND_MS)}`;
  if (span < 4 * DAY_MS) return `${Math.floor(span / HOUR_MS)}h${two((span % HOUR_MS) / MINUTE_MS)}`;
  return `${Math.min(9_999, Math.floor(span / DAY_MS))}d`;
}
