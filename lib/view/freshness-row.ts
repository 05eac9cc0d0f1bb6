import type { Freshness } from "@/lib/domain/freshness";

/** What the corner says about the age of the data, and whether anything below may claim to be "now". */
export interface FreshnessRow {
  /** The data's state; `paused` and `away` (our own server does not answer) are the viewer's own. */
  state: Freshness | "paused" | "away";
  /** "Live", "Late", "Stale", "Down", "Starting", "Paused", "No connection". */
  word: string;
  /** True only while data is live and not paused: colour and ticking are allowed. */
  isCurrent: boolean;
  /** "data 3 s old · next in 2 s", "data from 16:02:11, 4 min old", "paused since 16:02". */
  detail: string;
  /** The stamp for each panel when not current: "as of 16:02:11", else null. */
  asOf: string | null;
  /** Age of the data in ms, the larger of monotonic and wall-clock reckoning; null when there is none. */
  ageMs: number | null;
}
