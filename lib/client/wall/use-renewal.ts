"use client";

import { useEffect, useRef } from "react";
import { serverClock, subscribeToTick } from "../use-now";
import type { Scheduler } from "../use-scheduler";
import { watchMissingSheets } from "./missing-sheets";
import { isDailyDue, isOutdated, watchBuild, type BuildWatch } from "./renewal-policy";
import { safeReload } from "../safe-reload";

/** A second answer that names the new build is wanted soon, however long the interval is. */
const ASK_AGAIN_MS = 3_000;
/** How often the daily reload is looked at, and a reload that the server did not allow is tried again. */
const CHECK_EVERY_MS = 20_000;

interface RenewalInput extends Pick<Scheduler, "feed" | "refreshNow"> {
  /** The build that made this page. */
  ownBuild: string;
  /** "04:17" in the wall's zone, at a time of the server's clock. */
  timeOfDayAt: (nowMs: number) => string;
}

/** Loads the wall anew after a deploy, once a day at a random minute of the quiet hour, and where a stylesheet did not come. */
export function useRenewal({ feed, refreshNow, ownBuild, timeOfDayAt }: RenewalInput): void {
  const latestTimeOfDayAt = useRef(timeOfDayAt);
  useEffect(() => {
    latestTimeOfDayAt.current = timeOfDayAt;
  });

  useEffect(() => {
    let watch: BuildWatch = { foreign: null };
    let seen = feed.state().envelope;
    let askAgain: ReturnType<typeof setTimeout> | undefined;
    const stopFollowing = feed.subscribe(() => {
      const { envelope } = feed.state();
      if (envelope === seen) return;
      seen = envelope;
      watch = watchBuild(watch, ownBuild, envelope.build);
      clearTimeout(askAgain);
      if (isOutdated(watch)) void safeReload();
      else if (watch.foreign !== null) askAgain = setTimeout(() => void refreshNow(), ASK_AGAIN_MS);
    });

    const minute = Math.floor(Math.random() * 60);
    const isSheetMissing = watchMissingSheets();
    const loadedAtMs = serverClock.now() ?? 0;
    let checkAtMs = loadedAtMs;
    let isDue = false;
    const stopTicking = subscribeToTick((nowMs) => {
      // A clock that was set back must not silence this for as long.
      if (nowMs < checkAtMs && checkAtMs - nowMs <= CHECK_EVERY_MS) return;
      checkAtMs = nowMs + CHECK_EVERY_MS;
      const timeOfDay = latestTimeOfDayAt.current(nowMs);
      const uptimeMs = nowMs - loadedAtMs;
      isDue ||= isDailyDue({ timeOfDay, minute, uptimeMs });
      if (isSheetMissing(uptimeMs) || isDue || isOutdated(watch)) void safeReload();
    });
    return () => {
      clearTimeout(askAgain);
      stopFollowing();
      stopTicking();
    };
  }, [feed, refreshNow, ownBuild]);
}
