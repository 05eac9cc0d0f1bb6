import { formatAge } from "./duration-text";
import type { FreshnessRow } from "./freshness-row";

/**
 * The band that only old data has: how it is drawn, and its words. `late` is hatched, `old` inverted, `dead` inverted and hatched,
 * so that each reads without colour.
 */
export interface WallBand {
  look: "late" | "old" | "dead";
  /** "Late", "Stale", "Down", "No connection". */
  word: string;
}

const LOOKS = { late: "late", stale: "old", down: "dead", away: "dead", paused: "old" } as const;

/** The band, or null while data is live or there was no time for any yet. */
export function toWallBand({ state, word }: FreshnessRow): WallBand | null {
  if (state === "live" || state === "starting") return null;
  return { look: LOOKS[state], word };
}

/** The age of the data, "data 3 s old"; what is said in its place when there is none. */
export function wallAge({ ageMs, state }: FreshnessRow): string {
  if (ageMs !== null) return `data ${formatAge(ageMs)} old`;
  return state === "starting" ? "waiting for the first answer" : "no data yet";
}

/** A build's id, short enough for the strip and long enough to tell two apart. */
export function shortBuild(build: string): string {
  return build.length <= 8 ? build : build.slice(0, 6);
}
