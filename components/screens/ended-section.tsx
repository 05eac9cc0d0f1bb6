"use client";

import { memo, useMemo } from "react";
import { AlertSwitch } from "@/components/controls/alert-switch";
import { EndedLaneView } from "@/components/panels/ended-lane";
import { useNowSince } from "@/lib/client/use-now-since";
import type { Filters } from "@/lib/domain/narrow";
import type { Run } from "@/lib/domain/run";
import type { Snapshot } from "@/lib/domain/snapshot";
import { toEndedLane } from "@/lib/view/just-ended";
import { useAlerts } from "./use-alerts";
import { useEndedRuns } from "./use-ended-runs";

interface EndedSectionProps {
  /** Whole: what has left it has ended. */
  snapshot: Snapshot | null;
  /** Time between two polls, ms. */
  intervalMs: number;
  filters: Filters;
  labels: ReadonlyMap<string, string>;
  asOf: string | null;
  nowMs: number;
}

const STEP_MS = 10_000;
const NO_RUNS: readonly Run[] = [];

/** The jobs that ended in the last 15 minutes, and the switch that has the viewer told of new ones. */
export const EndedSection = memo(function EndedSection(props: EndedSectionProps) {
  const { snapshot, intervalMs, filters, labels, asOf, nowMs } = props;
  const answer = useEndedRuns({ snapshot, intervalMs, filters });
  const runs = answer?.runs ?? NO_RUNS;
  const hasOlder = answer !== null && answer.next !== null;
  const [alerts, turnAlerts] = useAlerts({ runs: answer?.runs ?? null, filters, labels });
  const steppedMs = useNowSince(STEP_MS, nowMs);
  const lane = useMemo(
    () => toEndedLane(runs, filters, labels, steppedMs, hasOlder),
    [runs, filters, labels, steppedMs, hasOlder],
  );
  // Its place is kept until the first answer: what stands below would move.
  const shown = answer === null ? { ...lane, text: "not known yet" } : lane;
  return <EndedLaneView lane={shown} asOf={asOf} aside={<AlertSwitch state={alerts} onTurn={turnAlerts} />} />;
});
