import { UNKNOWN_TEXT } from "./format";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A running time in at most five characters, so that it fits a cell on every screen: "03:48", "1h05", "12h30", "4d". Never
 * negative; "—" for what is not a number.
 */
export function formatWallElapsed(ms: number): string {
  if (!Number.isFinite(ms)) return UNKNOWN_TEXT;
  const span = Math.max(0, ms);
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  if (span < HOUR) return `${two(span / MINUTE)}:${two((span % MINUTE) / 1_000)}`;
  if (span < 4 * DAY) return `${Math.floor(span / HOUR)}h${two((span % HOUR) / MINUTE)}`;
  return `${Math.min(9_999, Math.floor(span / DAY))}d`;
}

/** How long something has been up, in its two largest units: "0 min", "5 min", "3 h 20 min", "12 d 4 h". */
export function formatUptime(ms: number): string {
  if (!Number.isFinite(ms)) return UNKNOWN_TEXT;
  const span = Math.max(0, ms);
  if (span < HOUR) return `${Math.floor(span / MINUTE)} min`;
  if (span < DAY) return `${Math.floor(span / HOUR)} h ${Math.floor((span % HOUR) / MINUTE)} min`;
  return `${Math.floor(span / DAY)} d ${Math.floor((span % DAY) / HOUR)} h`;
}
