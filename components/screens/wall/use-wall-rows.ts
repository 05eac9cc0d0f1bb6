"use client";

import { useCallback, useMemo } from "react";
import { readTabSince } from "@/lib/client/wall/tab-since";
import { sharedSource } from "@/lib/client/paths";
import { useNow } from "@/lib/client/use-now";
import { useWallFeed } from "@/lib/client/wall/use-wall-feed";
import { useZone } from "@/lib/client/use-zone";
import type { Envelope } from "@/lib/domain/envelope";
import { formatDayTime, formatTimeOfDay, zoneName } from "@/lib/view/format";
import type { SharedWall } from "@/lib/view/shared-wall";
import type { FirstHistory } from "@/lib/view/wall-cut";
import { toWallDay } from "@/lib/view/wall-day";
import { toWallFacts } from "@/lib/view/wall-facts";
import { wallFit, type ScreenShape } from "@/lib/view/wall-fit";
import { toWallHeadline, wallOutlook } from "@/lib/view/wall-headline";
import { toWallStuck } from "@/lib/view/wall-stuck";
import { firstTurn, wallPage } from "@/lib/view/wall-pages";
import { toWallRows } from "@/lib/view/wall-row";
import { wallAge } from "@/lib/view/wall-band";
import { formatUptime } from "@/lib/view/more-duration-text";
import { freshnessAt } from "../freshness-at";
import { useFreshness, useScreenTime } from "../use-freshness";
import { useLiveRows } from "../use-live-rows";
import { useRetryText } from "../use-retry-text";
import { useRoundOrder } from "./use-round-order";
import { useWallHistory } from "./use-wall-history";

/** What a wall's link says. */
export interface WallView {
  account: readonly string[];
  tz: string | null;
  /** How long each page stays, s. */
  page: number;
}

export interface WallScreenInput {
  fallback: Envelope;
  /** Whether `fallback` holds only part of the jobs. */
  isPartial: boolean;
  /** What the first HTML knew of the past. */
  history: FirstHistory;
  view: WallView;
  /** Null until it is known: then pages follow the reloads of a wall without scripts. */
  shape: ScreenShape | null;
  /** Where this is what a link shows. */
  shared?: SharedWall;
}

/** The strip moves in steps this long: about what one of its pixels stands for. */
const DAY_STEP_MS = 60_000;
const QUARTER_MS = 900_000;

/** Everything the wall draws, from the same rows as the live view. */
export function useWallRows({ fallback, isPartial, history, view, shape, shared }: WallScreenInput) {
  const zone = useZone(view.tz);
  const source = useMemo(() => shared && sharedSource(shared.id), [shared]);
  const scheduler = useWallFeed({ fallback, isPartial, path: source?.scheduler });
  const { envelope, drawn: feed } = scheduler;
  const fresh = useFreshness(feed, zone);
  const { row: freshness } = fresh;
  const nowMs = useScreenTime(fresh, envelope);
  const isCut = isPartial && envelope.snapshot === fallback.snapshot;
  const toJobRows = shared?.jobRows ?? null;
  const jobsOnly = toJobRows !== null;
  const past = useWallHistory({ first: history, account: view.account, route: source?.history });
  const live = useLiveRows({
    ...{ envelope, freshness, nowMs, zone, view, isCut, voice: shared?.voice },
    pastHour: past.hour,
    tellsHour: true,
    trimOutlook: wallOutlook,
  });
  const { board, snapshot, labels, paces, pacesAtMs, answer, trouble, facts, videos } = live;

  const rows = useMemo(
    () =>
      toJobRows === null
        ? toWallRows({ board, snapshot, freshness, nowMs })
        : toJobRows({ snapshot, labels, freshness, nowMs, zone }),
    [toJobRows, board, snapshot, labels, freshness, nowMs, zone],
  );
  const stuck = useMemo(
    () => toWallStuck(snapshot?.jobs ?? [], paces, labels, pacesAtMs),
    [snapshot, paces, labels, pacesAtMs],
  );
  const headline = useMemo(
    () => toWallHeadline({ envelope, answer, trouble, freshness, rows, stuck, isViewer: shared !== undefined }),
    [envelope, answer, trouble, freshness, rows, stuck, shared],
  );
  const { isCurrent, dataAtMs } = freshness;
  const asOf = isCurrent || dataAtMs === null ? null : formatDayTime(dataAtMs, nowMs, zone);
  const wallFacts = useMemo(
    () =>
      toWallFacts({
        facts,
        snapshot: answer.sentence === null ? snapshot : null,
        pastHour: past.hour,
        usual: videos,
        jobsOnly,
        asOf,
      }),
    [facts, answer, snapshot, past.hour, videos, jobsOnly, asOf],
  );

  const firstMs = Date.parse(fallback.now);
  const dayAtMs = Math.max(useNow(DAY_STEP_MS, firstMs), firstMs);
  const stuckSinceMs = isCurrent ? (stuck?.sinceMs ?? null) : null;
  const day = useMemo(
    // A share of some jobs alone is told nothing about slots, and so nothing about free ones.
    () =>
      jobsOnly
        ? null
        : toWallDay({ history: past.day, isAway: past.isAway, isCurrent, stuckSinceMs, nowMs: dayAtMs, zone }),
    [jobsOnly, past.day, past.isAway, isCurrent, stuckSinceMs, dayAtMs, zone],
  );

  // Of jobs alone the headline says it.
  const empty = jobsOnly ? null : board.empty;

  const stepMs = view.page * 1_000;
  // By the clock: walls side by side turn together, and a reload does not begin anew.
  const turnedAtMs = useNow(stepMs, firstMs);
  const fit = wallFit(rows.length, shape);
  const turn = shape === null ? firstTurn(firstMs) : turnedAtMs / stepMs;
  const { perPage, pages } = fit;
  const ordered = useRoundOrder({ rows, pages, turn, isCut });
  const page = useMemo(
    () => wallPage(ordered, { density: fit.density, perPage, pages }, turn, jobsOnly ? "jobs" : "accounts"),
    [ordered, fit.density, perPage, pages, turn, jobsOnly],
  );

  // Clocks are put forward and back at full quarters of an hour, and with them a zone's name.
  const quarterMs = nowMs - (nowMs % QUARTER_MS);
  const zoneText = useMemo(() => zoneName(zone, quarterMs), [zone, quarterMs]);

  const ownRetryTextAt = useRetryText(feed, freshness.state, trouble);
  const retryTextAt = shared?.voice.retryText ?? ownRetryTextAt;
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
      isCurrent,
      retryTextAt: trouble?.level === "alarm" ? retryTextAt : null,
      freshness,
      page,
      rows: page.rows,
      density: fit.density,
      empty: answer.sentence === null ? empty : null,
      day,
      build: envelope.build,
      isDemo: envelope.demo,
      shared: shared ? shared.lineAt(nowMs) : null,
      zone: zoneText,
      nowMs,
      ageAt,
      clockAt,
      uptimeAt,
    },
  };
}
