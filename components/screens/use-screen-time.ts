"use client";

import { useNowSince } from "@/lib/client/use-now-since";
import type { Envelope } from "@/lib/domain/envelope";
import type { FreshnessNow } from "./use-freshness";

/** Words like "session ends in 3 h" must not stand still where nothing else moves for hours. */
const STEP_MS = 60_000;

/**
 * The moment a screen's words are told for, epoch ms: when something on it last changed, and while its data is current once a minute
 * since. Old data keeps its moment.
 */
export function useScreenTime({ row, atMs }: FreshnessNow, envelope: Envelope): number {
  const changedAtMs = Math.max(atMs, Date.parse(envelope.now));
  const steppedMs = useNowSince(STEP_MS, changedAtMs);
  return row.isCurrent ? steppedMs : changedAtMs;
}
