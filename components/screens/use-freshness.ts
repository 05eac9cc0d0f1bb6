"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { SchedulerFeed } from "@/lib/client/scheduler-feed";
import { serverClock, subscribeToTick } from "@/lib/client/use-now";
import { useNowSince } from "@/lib/client/use-now-since";
import { pausedSince, subscribeToRefreshSettings } from "@/lib/client/use-refresh-settings";
import { FIRST_ZONE } from "@/lib/client/use-zone";
import type { Envelope } from "@/lib/domain/envelope";
import type { FreshnessRow } from "@/lib/view/freshness-row";
import { freshnessAt } from "./freshness-at";

export interface FreshnessNow {
  /** The same object until its state, words or stamp change; its `detail` and `ageMs` are those of that moment. */
  row: FreshnessRow;
  /** When it last changed, epoch ms by the server's clock. */
  atMs: number;
}

/** What of a freshness row is drawn by React; the rest changes each second and is written by the corner itself. */
const keyOf = ({ state, word, asOf, isCurrent }: FreshnessRow) => `${state}|${word}|${asOf}|${isCurrent}`;

/** Freshness now, and that of the first HTML; each the same object while its key is. */
function createReaders(feed: SchedulerFeed, zone: string): [() => FreshnessNow, () => FreshnessNow] {
  const firstMs = Date.parse(feed.state().envelope.now);
  const first = { row: freshnessAt(feed, firstMs, FIRST_ZONE, null), atMs: firstMs };
  let last: FreshnessNow | null = null;
  const read = () => {
    const atMs = serverClock.now() ?? firstMs;
    const row = freshnessAt(feed, atMs, zone, pausedSince());
    if (last === null || keyOf(last.row) !== keyOf(row)) last = { row, atMs };
    return last;
  };
  return [read, () => first];
}

/**
 * Follows freshness by the page's own clock: data goes late and stale without anybody's answer. The screen
 * renders when the state changes, not when a second passes.
 */
export function useFreshness(feed: SchedulerFeed, zone: string): FreshnessNow {
  const [read, readFirst] = useMemo(() => createReaders(feed, zone), [feed, zone]);
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [subscribeToTick(listener), feed.subscribe(listener), subscribeToRefreshSettings(listener)];
      return () => stops.forEach((stop) => stop());
    },
    [feed],
  );
  return useSyncExternalStore(subscribe, read, readFirst);
}

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
