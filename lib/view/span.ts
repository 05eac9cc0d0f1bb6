import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";
import { formatCount, formatElapsed, UNKNOWN_TEXT } from "./format";

/** How long something took, to the nearest second: "3:50", "0:42", "1:15:12". "—" for what is not a number. */
export function formatTook(ms: number | null): string {
  if (ms === null || !Number.isFinite(ms)) return UNKNOWN_TEXT;
  return formatElapsed(Math.round(Math.max(0, ms) / SECOND_MS) * SECOND_MS).replace(/^0(?=\d)/, "");
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

/** Hours for a column of a table: "99.6", "1,204"; two digits after the point say nothing more. */
export function formatHours(ms: number): string {
  const hours = Math.max(0, ms) / HOUR_MS;
  return hours >= 1_000 ? formatCount(Math.round(hours)) : hours.toFixed(1);
}

/** A share in whole percent, "83 %"; what is more than nothing is never told as 0, what is less than all never as 100. */
export function formatPercent(share: number): string {
  const percent = Math.min(1, Math.max(0, share)) * 100;
  if (percent > 0 && percent < 1) return "under 1 %";
  return `${percent < 100 ? Math.min(99, Math.round(percent)) : 100} %`;
}
