/** How far what we show can be trusted as "now". A contract (CONTRIBUTING.md, "The contract"). */
export const FRESHNESS_STATES = ["starting", "live", "late", "stale", "down"] as const;

export type Freshness = (typeof FRESHNESS_STATES)[number];

/** Data is late when older than this many poll intervals. */
const LATE_INTERVALS = 3;
/** Data is stale when older than the longer of these two. */
const STALE_INTERVALS = 6;
const STALE_MS = 60_000;

export interface FreshnessInput {
  /** Age of the last good answer in ms, or null when there never was one. */
  ageMs: number | null;
  /** The poll interval in force, ms. */
  intervalMs: number;
  /** Whether the last attempt failed. */
  failing: boolean;
  /** Divides the 60 s limit where time is compressed (benches and long tests); 1 in production. */
  speed?: number;
}

/**
 * The freshness of data of some age (CONTRIBUTING.md, "The contract"). Used by the server for its envelope and again by
 * the browser, which must notice by itself when our own server is away.
 */
export function freshnessOf({ ageMs, intervalMs, failing, speed = 1 }: FreshnessInput): Freshness {
  if (ageMs === null) return failing ? "down" : "starting";
  if (ageMs > Math.max(STALE_MS / speed, STALE_INTERVALS * intervalMs)) return "stale";
  if (ageMs > LATE_INTERVALS * intervalMs) return "late";
  return "live";
}
