import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/domain/time-units";
import { UNKNOWN_TEXT } from "./format";

/**
 * A running time in at most five characters, so that it fits a cell on every screen: "03:48", "1h05", "12h30", "4d". Never
 * negative; "—" for what is not a number.
 */
export function formatWallElapsed(ms: number): string {
  if (!Number.isFinite(ms)) return UNKNOWN_TEXT;
  const span = Math.max(0, ms);
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  if (span < HOUR_MS) return `${two(span / MINUTE_MS)}:${two((span % MINUTE_MS) / 1_000)}`;
  if (span < 4 * DAY_MS) return `${Math.floor(span / HOUR_MS)}h${two((span % HOUR_MS) / MINUTE_MS)}`;
  return `${Math.min(9_999, Math.floor(span / DAY_MS))}d`;
}

/** How long something has been up, in its two largest units: "0 min", "5 min", "3 h 20 min", "12 d 4 h". */
export function formatUptime(ms: number): string {
  if (!Number.isFinite(ms)) return UNKNOWN_TEXT;
  const span = Math.max(0, ms);
  if (span < HOUR_MS) return `${Math.floor(span / MINUTE_MS)} min`;
  if (span < DAY_MS) return `${Math.floor(span / HOUR_MS)} h ${Math.floor((span % HOUR_MS) / MINUTE_MS)} min`;
  return `${Math.floor(span / DAY_MS)} d ${Math.floor((span % DAY_MS) / HOUR_MS)} h`;
}
