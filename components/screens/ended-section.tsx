"use client";

import { memo, useEffect, useMemo, useRef, useState } from "react";
import { AlertSwitch } from "@/components/controls/alert-switch";
import { EndedLaneView } from "@/components/panels/ended-lane";
import { turnAlertsOff, turnAlertsOn, useAlertState, type AlertState } from "@/lib/client/alert-settings";
import { createNewRuns } from "@/lib/client/new-runs";
import { playChime } from "@/lib/client/play-chime";
import { showNotification } from "@/lib/client/show-notification";
import { useNowSince } from "@/lib/client/use-now-since";
import { useRuns } from "@/lib/client/use-runs";
import type { Filters } from "@/lib/domain/narrow";
import type { Run } from "@/lib/domain/run";
import type { Snapshot } from "@/lib/domain/snapshot";
import { endedNews, matchesRun, toEndedLane } from "@/lib/view/just-ended";

interface EndedSectionProps {
  /** Whole: what has left it has ended. */
  snapshot: Snapshot | null;
  filters: Filters;
  labels: ReadonlyMap<string, string>;
  asOf: string | null;
  nowMs: number;
}

/** What ended unseen by this page (it was hidden, or asleep) is found this often. */
const REFRESH_MS = 60_000;
/** Runs are written by the poll that found them gone, a moment after its snapshot is out. */
const WRITTEN_AFTER_MS = 400;
const LIMIT = 100;
const STEP_MS = 10_000;
const NO_RUNS: readonly Run[] = [];

/** The jobs that ended in the last 15 minutes, and the switch that has the viewer told of new ones. */
export const EndedSection = memo(function EndedSection({ snapshot, filters, labels, asOf, nowMs }: EndedSectionProps) {
  const { answer, askAgain } = useRuns({ limit: LIMIT, refreshMs: REFRESH_MS });
  const runs = answer?.runs ?? NO_RUNS;
  const hasOlder = answer !== null && answer.next !== null;
  useWhenJobsLeave(snapshot, askAgain);
  const alerts = useAlertState();
  useAlerts(answer?.runs ?? null, { filters, labels, state: alerts });
  const steppedMs = useNowSince(STEP_MS, nowMs);
  const lane = useMemo(
    () => toEndedLane(runs, filters, labels, steppedMs, hasOlder),
    [runs, filters, labels, steppedMs, hasOlder],
  );
  // Its place is kept until the first answer: what stands below would move.
  const shown = answer === null ? { ...lane, text: "not known yet" } : lane;
  return <EndedLaneView lane={shown} asOf={asOf} aside={<AlertSwitch state={alerts} onTurn={turnAlerts} />} />;
});

/** Asks when a job has left the snapshot, and only then: a question per poll would double what a viewer costs. */
function useWhenJobsLeave(snapshot: Snapshot | null, ask: () => void): void {
  const before = useRef<ReadonlySet<string>>(new Set());
  const latestAsk = useRef(ask);
  useEffect(() => {
    latestAsk.current = ask;
  });
  useEffect(() => {
    const now = new Set(snapshot?.jobs.map(({ id }) => id));
    const hasLeft = [...before.current].some((id) => !now.has(id));
    before.current = now;
    if (!hasLeft) return;
    const timer = setTimeout(() => latestAsk.current(), WRITTEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [snapshot]);
}

/** The press that turns alerts on plays the chime: browsers let sound play only after one, and one knows what to listen for. */
function turnAlerts(isOn: boolean): void {
  if (!isOn) return turnAlertsOff();
  playChime();
  void turnAlertsOn();
}

interface AlertsInput {
  filters: Filters;
  labels: ReadonlyMap<string, string>;
  state: AlertState;
}

/** Tells of jobs of the current filter that have ended, where the viewer wants to be told. */
function useAlerts(runs: readonly Run[] | null, input: AlertsInput): void {
  const [news] = useState(createNewRuns);
  const latest = useRef(input);
  useEffect(() => {
    latest.current = input;
  });
  useEffect(() => {
    if (runs === null) return;
    const fresh = news.take(runs);
    const now = latest.current;
    const message = endedNews(
      fresh.filter((run) => matchesRun(run, now.filters)),
      now.labels,
    );
    if (now.state === "off" || message === null) return;
    playChime();
    if (now.state === "on") showNotification(message);
  }, [runs, news]);
}
