"use client";

import { memo, useMemo, useState } from "react";
import { KindSwitch, type KindChoice } from "@/components/controls/kind-switch";
import { ElapsedPanel } from "@/components/panels/elapsed-panel";
import { useNowSince } from "@/lib/client/use-now-since";
import { JOB_KINDS } from "@/lib/domain/kind";
import { matchesJob, type Filters } from "@/lib/domain/narrow";
import type { Snapshot } from "@/lib/domain/snapshot";
import { toElapsedChart } from "@/lib/view/elapsed-chart";
import { kindJob } from "@/lib/view/kind-words";
import type { FreshnessRow } from "@/lib/view/freshness-row";
import type { Moment } from "@/lib/view/moment";
import type { JobPace, UsualLines } from "@/lib/view/pace";

interface ElapsedSectionProps extends Moment {
  snapshot: Snapshot | null;
  filters: Filters;
  labels: ReadonlyMap<string, string>;
  freshness: FreshnessRow;
  paces: ReadonlyMap<string, JobPace>;
  lines: UsualLines | null;
  /** Whether the snapshot holds only the first of the jobs. */
  isCut: boolean;
}

/** Without a new revision bars grow in steps this long: a redraw costs 18 ms, and ten seconds of some minutes are a hair's breadth. */
const STEP_MS = 10_000;

const CHOICES: readonly KindChoice[] = [...JOB_KINDS, "all"];
const WHEN_FILTERED: readonly KindChoice[] = [...CHOICES, "filtered"];

/** "Elapsed" with its own choice of kind: videos, unless the page's filter or the switch says otherwise. */
export const ElapsedSection = memo(function ElapsedSection(props: ElapsedSectionProps) {
  const { snapshot, filters, labels, freshness, paces, lines, isCut, nowMs, zone } = props;
  const [chosen, setChosen] = useState<KindChoice | null>(null);
  const [filtered] = filters.kind;
  const isFiltered = filters.kind.length > 1;
  const choice = chosen ?? (isFiltered ? "filtered" : (filtered ?? "video"));
  const steppedMs = useNowSince(STEP_MS, nowMs);
  const chartMs = freshness.isCurrent ? steppedMs : nowMs;

  const jobs = useMemo(
    () => snapshot && snapshot.jobs.filter((job) => matchesJob(job, { ...filters, kind: chosen ? [] : filters.kind })),
    [snapshot, filters, chosen],
  );
  const isNarrowed =
    filters.account.length > 0 || (snapshot !== null && jobs !== null && jobs.length < snapshot.jobs.length);
  const jobsMissing = snapshot?.jobsMissing === true;
  const chart = useMemo(
    () =>
      toElapsedChart({
        jobs,
        labels,
        kinds: choice === "all" || choice === "filtered" ? [] : [choice],
        freshness,
        isNarrowed,
        jobsMissing,
        isCut,
        paces,
        lines,
        nowMs: chartMs,
        zone,
      }),
    [jobs, labels, choice, freshness, isNarrowed, jobsMissing, isCut, paces, lines, chartMs, zone],
  );
  return (
    <ElapsedPanel
      chart={chart}
      by={choice === "all" || choice === "filtered" ? "job" : kindJob(choice)}
      slots={snapshot?.totals.slots ?? null}
      isCurrent={freshness.isCurrent}
      asOf={freshness.asOf}
      aside={
        <KindSwitch
          value={choice}
          choices={isFiltered ? WHEN_FILTERED : CHOICES}
          onChange={(kind) => setChosen(kind === "filtered" ? null : kind)}
        />
      }
    />
  );
});
