"use client";

import { useEffect, useRef, useState } from "react";
import { turnAlertsOff, turnAlertsOn, useAlertState, type AlertState } from "@/lib/client/alert-settings";
import { createNewRuns } from "@/lib/client/new-runs";
import { playChime } from "@/lib/client/play-chime";
import { showNotification } from "@/lib/client/show-notification";
import { runsPath } from "@/lib/client/jobs-paths";
import { serverClock } from "@/lib/client/use-now";
import { matchesJob, type Filters } from "@/lib/domain/narrow";
import type { Run } from "@/lib/domain/run";
import { endedNews } from "@/lib/view/just-ended";

interface AlertsInput {
  /** The newest finished jobs; null until they are known. */
  runs: readonly Run[] | null;
  filters: Filters;
  labels: ReadonlyMap<string, string>;
}

/**
 * Tells of jobs of the current filter that end from now on, where the viewer wants to be told. Gives whether they do, and the switch.
 */
export function useAlerts({ runs, ...input }: AlertsInput): [AlertState, (isOn: boolean) => void] {
  const state = useAlertState();
  const [news] = useState(createNewRuns);
  const latest = useRef({ ...input, state });
  const onSinceMs = useRef<number | null>(null);
  const filter = runsPath(input.filters);
  useEffect(() => {
    latest.current = { ...input, state };
    if (state === "off") onSinceMs.current = null;
    else onSinceMs.current ??= serverClock.now();
  });
  // What another filter left out is no news when this one lets it in.
  useEffect(() => {
    if (onSinceMs.current !== null) onSinceMs.current = serverClock.now();
  }, [filter]);
  useEffect(() => {
    if (runs === null) return;
    const fresh = news.take(runs);
    const { filters, labels, state: now } = latest.current;
    if (now === "off") return;
    // A job is known to have ended an interval after it did: it may have been before the switch was turned.
    const sinceMs = onSinceMs.current ?? 0;
    const told = fresh.filter((run) => matchesJob(run, filters) && Date.parse(run.endedBefore) > sinceMs);
    const message = endedNews(told, labels);
    if (message === null) return;
    playChime();
    if (now === "on") showNotification(message);
  }, [runs, news]);
  return [state, turnAlerts];
}

/** The press that turns alerts on plays the chime: browsers let sound play only after one, and one knows what to listen for. */
function turnAlerts(isOn: boolean): void {
  if (!isOn) return turnAlertsOff();
  playChime();
  void turnAlertsOn();
}
