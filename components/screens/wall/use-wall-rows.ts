"use client";

import { useCallback, useMemo } from "react";
import { readTabSince } from "@/lib/client/wall/tab-since";
import { sharedSource } from "@/lib/client/swr-keys";
import { useNow } from "@/lib/client/use-now";
import { useScheduler } from "@/lib/client/use-scheduler";
import { useZone } from "@/lib/client/use-zone";
import type { Envelope } from "@/lib/domain/envelope";
import type { SharedInfo } from "@/lib/domain/share";
import { formatTimeOfDay, zoneName } from "@/lib/view/format";
import { sharedLine } from "@/lib/view/share-words";
import { viewerRetryText } from "@/lib/view/viewer-trouble";
import { firstTurn } from "@/lib/view/wall-cut";
import { toWallFacts } from "@/lib/view/wall-facts";
import { wallFit, type ScreenShape } from "@/lib/view/wall-fit";
import { toWallHeadline } from "@/lib/view/wall-headline";
import { wallPage } from "@/lib/view/wall-pages";
import { toWallRows } from "@/lib/view/wall-row";
import { wallAge } from "@/lib/view/wall-strip";
import { formatUptime } from "@/lib/view/wall-time";
import { freshnessAt } from "../freshness-at";
import { useFreshness } from "../use-freshness";
import { useLiveRows } from "../use-live-rows";
import { useRetryText } from "../use-retry-text";

/** What a wall's link says. */
export interface WallView {
  account: readonly string[];
  tz: string | null;
  /** How long each page stays, s. */
  page: number;
}

export interface WallRowsInput {
  fallback: Envelope;
  /** Whether `fallback` holds only part of the jobs. */
  isPartial: boolean;
  view: WallView;
  /** Null until it is known: then pages follow the reloads of a wall without scripts. */
  shape: ScreenShape | null;
  /** Where this is what a link shows. */
  shared?: SharedInfo;
}

/** Everything the wall draws, from the same rows as the live view. */
export function useWallRows({ fallback, isPartial, view, shape, shared }: WallRowsInput) {
  const zone = useZone(view.tz);
  const scheduler = useScheduler({ fallback, isPartial, path: shared && sharedSource(shared.id).scheduler });
  const { envelope, feed } = scheduler;
  const { row: freshness, atMs } = useFreshness(feed, zone);
  const nowMs = Math.max(atMs, Date.parse(envelope.now));
  const isCut = isPartial && envelope.snapshot === fallback.snapshot;
  const viewer = useMemo(() => shared && { hidesAccounts: shared.hideAccounts, jobsOnly: shared.jobsOnly }, [shared]);
  const live = useLiveRows({ envelope, freshness, nowMs, zone, view, isCut, viewer });
  const { board, snapshot, answer, trouble, facts } = live;

  const rows = useMemo(() => toWallRows({ board, snapshot, freshness, nowMs }), [board, snapshot, freshness, nowMs]);
  const headline = useMemo(
    () => toWallHeadline({ envelope, answer, trouble, freshness, rows, isViewer: viewer !== undefined }),
    [envelope, answer, trouble, freshness, rows, viewer],
  );
  const wallFacts = useMemo(
    () => toWallFacts(facts, answer.sentence === null ? snapshot : null),
    [facts, answer, snapshot],
  );

  const stepMs = view.page * 1_000;
  const firstMs = Date.parse(fallback.now);
  // By the clock: walls side by side turn together, and a reload does not begin anew.
  const turnedAtMs = useNow(stepMs, firstMs);
  const fit = wallFit(rows.length, shape);
  const turn = shape === null ? firstTurn(firstMs) : turnedAtMs / stepMs;
  const { perPage, pages } = fit;
  const page = useMemo(
    () => wallPage(rows, { density: fit.density, perPage, pages }, turn),
    [rows, fit.density, perPage, pages, turn],
  );

  const ownRetryTextAt = useRetryText(feed, freshness.state, trouble);
  const retryTextAt = shared ? viewerRetryText : ownRetryTextAt;
  const ageAt = useCallback((ms: number) => wallAge(freshnessAt(feed, ms, zone, null)), [feed, zone]);
  const clockAt = useCallback((ms: number) => formatTimeOfDay(ms, zone, { seconds: true }), [zone]);
  const uptimeAt = useCallback((ms: number) => ` · up ${formatUptime(ms - (readTabSince() ?? ms))}`, []);

  return {
    scheduler,
    answer,
    zoneId: zone,
    face: {
      headline,
      facts: wallFacts,
      isCurrent: freshness.isCurrent,
      retryTextAt: trouble?.level === "alarm" ? retryTextAt : null,
      freshness,
      page,
      rows: page.rows,
      density: fit.density,
      empty: answer.sentence === null ? board.empty : null,
      build: envelope.build,
      isDemo: envelope.demo,
      shared: shared ? sharedLine(shared, nowMs) : null,
      zone: zoneName(zone, nowMs),
      nowMs,
      ageAt,
      clockAt,
      uptimeAt,
    },
  };
}
