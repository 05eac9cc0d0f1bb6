"use client";

import { memo, useEffect, useMemo } from "react";
import { AlertSwitch } from "@/components/controls/alert-switch";
import { EndedLaneView } from "@/components/panels/ended-lane";
import { useNowSince } from "@/lib/client/use-now-since";
import type { Filters } from "@/lib/domain/narrow";
import type { Run } from "@/lib/domain/run";
import type { Snapshot } from "@/lib/domain/snapshot";
import { asOfText, type FreshnessRow } from "@/lib/view/freshness-row";
import { toEndedLane } from "@/lib/view/just-ended";
import type { Moment } from "@/lib/view/moment";
import { parseTime } from "@/lib/view/parse-time";
import { useAlerts } from "./use-alerts";
import { useEndedRuns } from "./use-ended-runs";

interface EndedSectionProps extends Moment {
  /** Whole: what has left it has ended. */
  snapshot: Snapshot | null;
  /** When an answer first told of it, ISO 8601. */
  fetchedAt: string | null;
  /** Time between two polls, ms. */
  intervalMs: number;
  /** Told how many are shown, at each change. */
  onCount: (count: number) => void;
  filters: Filters;
  labels: ReadonlyMap<string, string>;
  freshness: FreshnessRow;
}

const STEP_MS = 10_000;
const NO_RUNS: readonly Run[] = [];

/** The jobs that ended in the last 15 minutes, and the switch that has the viewer told of new ones. */
export const EndedSection = memo(function EndedSection(props: EndedSectionProps) {
  const { snapshot, fetchedAt, intervalMs, onCount, filters, labels, freshness, nowMs, zone } = props;
  const { answer, answeredAtMs, failure } = useEndedRuns({ snapshot, intervalMs, filters });
  const runs = answer?.runs ?? NO_RUNS;
  const hasOlder = answer !== null && answer.next !== null;
  const [alerts, turnAlerts] = useAlerts({ runs: answer?.runs ?? null, filters, labels });
  const steppedMs = useNowSince(STEP_MS, nowMs);
  const { state, isCurrent, dataAtMs } = freshness;
  // Of old data nothing is told beyond its own moment: that nothing has ended since, nobody knows. Another filter chosen in a pause has its
  // own moment: it was asked for.
  const heardMs = state === "paused" ? Math.max(dataAtMs ?? 0, answeredAtMs ?? 0) || null : dataAtMs;
  const laneMs = (isCurrent ? null : heardMs) ?? steppedMs;
  const asOf = isCurrent || heardMs === null ? null : asOfText(heardMs, nowMs, zone);
  const ids = useMemo(() => new Set(snapshot?.jobs.map(({ id }) => id)), [snapshot]);
  // Not `dataAtMs`, which stands still while the data is current.
  const atMs = parseTime(fetchedAt) ?? 0;
  const lane = useMemo(
    () => toEndedLane(runs, filters, labels, laneMs, { running: { ids, atMs }, hasOlder }),
    [runs, filters, labels, laneMs, ids, atMs, hasOlder],
  );
  const { count } = lane;
  useEffect(() => onCount(count), [count, onCount]);
  // Its place is kept until the first answer: what stands below would move.
  const isUnknown = answer === null || (snapshot === null && lane.count === 0);
  const failed = lane.count === 0 ? "not known now" : `${lane.text}, newer ones not known`;
  const text = isUnknown ? "not known yet" : failure === null ? lane.text : failed;
  const shown = { ...lane, text };
  return <EndedLaneView lane={shown} asOf={asOf} aside={<AlertSwitch state={alerts} onTurn={turnAlerts} />} />;
});
