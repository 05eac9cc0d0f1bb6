import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";
import { formatCount, UNKNOWN_TEXT } from "./format";

/*
 * Every way in which a duration is told. Those of this file are in the first load of the live page; those of "more" are in
 * `more-duration-text.ts`, which only parts and pages that come later may import.
 *
 * | name                | for                                   | rounding | examples                              | file |
 * | ------------------- | ------------------------------------- | -------- | ------------------------------------- | ---- |
 * | `formatElapsed`     | a clock that runs                     | down     | "03:48", "1:15:12"                    | here |
 * | `formatCountdown`   | a clock that counts down              | up       | "0:41", "12:05"                       | here |
 * | `formatTookClock`   | how long a run took, in a column      | nearest  | "3:50", "1:15:12"                     | here |
 * | `formatTookWords`   | the same within a sentence            | nearest  | "4 min 45 s", "1 h 15 min"            | more |
 * | `formatAge`         | an age in one unit                    | down     | "3 s", "4 min", "2 d"                 | here |
 * | `formatAgeAtMost`   | an age that is not known exactly      | up       | "7 min" of 6 min 1 s                  | more |
 * | `formatTimeLeft`    | time to go in one unit                | nearest  | "7 d" of 6 d 23 h 59 min              | more |
 * | `formatSpan`        | a sum of time, in at most two units   | nearest  | "22 min", "3 h 12 min"                | here |
 * | `formatUptime`      | the same, for what still goes on      | down     | "0 min", "3 h 20 min"                 | more |
 * | `formatHours`       | hours in a column                     | nearest  | "99.6", "1,204"                       | more |
 * | `formatWallElapsed` | a running time of five characters     | down     | "03:48", "12h30", "4d"                | more |
 * | `formatAxisMark`    | a mark of an axis, of six characters  | none     | "7:30", "1.5 h"                       | axis-mark.ts |
 *
 * None of this file is ever negative, and each is "—" for what is not a number. Ranges are told elsewhere, for they round outwards:
 * "1 to 4 min" in `next-free.ts`, "3 to 6 min" in `wall-usual.ts`.
 */

const two = (value: number) => String(value).padStart(2, "0");

/** A running time: "03:48", "1:15:12". Rounded down. */
export function formatElapsed(ms: number): string {
  if (!Number.isFinite(ms)) return UNKNOWN_TEXT;
  const seconds = Math.floor(Math.max(0, ms) / SECOND_MS);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`;
}

/** Whole seconds as a clock without a leading zero: "0:41", "12:05". */
const shortClock = (seconds: number) => formatElapsed(seconds * SECOND_MS).replace(/^0(?=\d)/, "");

/** A time still to go, rounded up so that "0:00" means due: "0:41", "12:05", "1:00:00". */
export function formatCountdown(ms: number): string {
  return shortClock(Math.ceil(ms / SECOND_MS));
}

/** How long something took, to the nearest second: "3:50", "0:42", "1:15:12". Null is unknown. */
export function formatTookClock(ms: number | null): string {
  return ms === null ? UNKNOWN_TEXT : shortClock(Math.round(ms / SECOND_MS));
}

/** A span in its largest whole unit: "3 s", "4 min", "2 h", "3 d". Rounded down. */
export function formatAge(ms: number): string {
  if (!Number.isFinite(ms)) return UNKNOWN_TEXT;
  const span = Math.max(0, ms);
  if (span < MINUTE_MS) return `${Math.floor(span / SECOND_MS)} s`;
  if (span < HOUR_MS) return `${Math.floor(span / MINUTE_MS)} min`;
  if (span < DAY_MS) return `${Math.floor(span / HOUR_MS)} h`;
  return `${formatCount(Math.floor(span / DAY_MS))} d`;
}

/** A span in at most two units, to the nearest of the lesser: "48 s", "22 min", "3 h 12 min", "2 d 4 h", "90 d". */
export function formatSpan(ms: number): string {
  if (!Number.isFinite(ms)) return UNKNOWN_TEXT;
  const span = Math.max(0, ms);
  if (span < MINUTE_MS - SECOND_MS / 2) return `${Math.round(span / SECOND_MS)} s`;
  if (span < HOUR_MS - MINUTE_MS / 2) return `${Math.round(span / MINUTE_MS)} min`;
  if (span < DAY_MS - MINUTE_MS / 2) return twoUnits(Math.round(span / MINUTE_MS), 60, "h", "min");
  return twoUnits(Math.round(span / HOUR_MS), 24, "d", "h");
}

function twoUnits(count: number, perUnit: number, unit: string, lesser: string): string {
  const rest = count % perUnit;
  const whole = `${formatCount(Math.floor(count / perUnit))} ${unit}`;
  return rest === 0 ? whole : `${whole} ${rest} ${lesser}`;
}
