"use client";

import { memo, useMemo, useState } from "react";
import { AccountsPanel } from "@/components/panels/history/accounts-panel";
import { DurationsPanel } from "@/components/panels/history/durations-panel";
import { FinishedPanel } from "@/components/panels/history/finished-panel";
import { SlotsPanel } from "@/components/panels/history/slots-panel";
import type { JobKind } from "@/lib/domain/kind";
import { toDurationsChart } from "@/lib/view/history-durations";
import { gapsSentence } from "@/lib/view/history-gaps";
import { mainKind } from "@/lib/view/main-kind";
import type { HistoryView } from "./use-history-rows";

interface HistoryChartsProps {
  view: HistoryView;
  asOf: string | null;
}

/** The evidence, redrawn when the history is. Slots and accounts are left out where some jobs alone are shown: they hold others' as well. */
export const HistoryCharts = memo(function HistoryCharts({ view, asOf }: HistoryChartsProps) {
  const { history, moment, jobsOnly } = view;
  const [kind, setKind] = useState<JobKind | null>(null);
  const first = mainKind(history.durations) ?? "video";
  const durations = useMemo(() => toDurationsChart(history, kind ?? first, moment), [history, kind, first, moment]);
  return (
    <div className="grid gap-4">
      {jobsOnly ? null : <SlotsPanel chart={view.slots} asOf={asOf} />}
      <div className="grid min-w-0 gap-4 lg:grid-cols-2">
        <FinishedPanel
          chart={view.finished}
          // Gaps are named once, in the first chart there is.
          gaps={jobsOnly ? gapsSentence(view.slots.gaps) : null}
          asOf={asOf}
        />
        <DurationsPanel chart={durations} asOf={asOf} onKind={setKind} />
      </div>
      {jobsOnly ? null : <AccountsPanel rows={view.accounts} asOf={asOf} />}
    </div>
  );
});
