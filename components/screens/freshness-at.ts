import type { SchedulerFeed } from "@/lib/client/scheduler-feed";
import { toFreshnessRow, type FreshnessRow } from "@/lib/view/freshness-row";

/**
 * How fresh the feed's data is at a time. Where the browser slept or its clock jumped, "live" is more than we know
 * until the next answer: it is late meanwhile.
 *
 * @param nowMs the server's time, epoch ms
 */
export function freshnessAt(
  feed: SchedulerFeed,
  nowMs: number,
  zone: string,
  pausedSinceMs: number | null,
): FreshnessRow {
  const { envelope, awaySinceMs, nextAskAtMs, isSuspect } = feed.state();
  const known = isSuspect && envelope.state === "live" ? { ...envelope, state: "late" as const } : envelope;
  return toFreshnessRow({
    envelope: known,
    ageMs: envelope.fetchedAt === null ? null : nowMs - Date.parse(envelope.fetchedAt),
    pausedSinceMs,
    awaySinceMs,
    nextInMs: nextAskAtMs === null ? null : nextAskAtMs - nowMs,
    nowMs,
    zone,
  });
}
