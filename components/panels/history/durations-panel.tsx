import { ChartSlot } from "@/components/charts/chart-slot";
import { LazyHistoryDurations } from "@/components/charts/lazy-drawings";
import { Readout } from "@/components/charts/readout";
import { KindSwitch } from "@/components/controls/kind-switch";
import { Panel } from "@/components/ui/panel";
import type { JobKind } from "@/lib/domain/kind";
import type { DurationsChart } from "@/lib/view/history-durations";
import { ChartKey, KeyEntry } from "./chart-key";
import { ChartTable } from "./chart-table";

const COLUMNS = [
  { key: "p50", label: "p50" },
  { key: "p95", label: "p95" },
  { key: "n", label: "Runs" },
];

interface DurationsPanelProps {
  chart: DurationsChart;
  asOf: string | null;
  onKind: (kind: JobKind) => void;
}

/** "How long a video takes": half of them up to the solid line, 95 of 100 up to the dashed one. */
export function DurationsPanel({ chart, asOf, onKind }: DurationsPanelProps) {
  const { p50Text, p95Text, empty } = chart;
  return (
    <Panel
      title={chart.title}
      subtitle={chart.subtitle}
      asOf={asOf}
      aside={
        <>
          <ChartKey>
            {p50Text !== null && (
              <KeyEntry word={p50Text}>
                <path d="M0 5h16" className="stroke-running" strokeWidth="2" />
              </KeyEntry>
            )}
            {p95Text !== null && (
              <KeyEntry word={p95Text}>
                <path d="M0 5h16" className="stroke-slow" strokeWidth="2" strokeDasharray="5 2" />
              </KeyEntry>
            )}
          </ChartKey>
          <KindChoice chart={chart} onKind={onKind} />
        </>
      }
    >
      {empty !== null ? (
        <p className="h-52 py-6 text-dim">{empty}</p>
      ) : (
        <>
          <div className="relative">
            <ChartSlot
              drawing={LazyHistoryDurations}
              rows={chart}
              className="h-52 min-[112.5rem]:h-64 noscript:hidden"
            />
            <Readout
              fromMs={chart.fromMs}
              toMs={chart.toMs}
              readouts={chart.readouts}
              className="absolute top-[8px] right-[14px] bottom-[26px] left-[40px]"
            />
          </div>
          <p className="mt-2 text-small text-dim">{chart.sentence}</p>
          <ChartTable
            caption={`${chart.title}, by step`}
            columns={COLUMNS}
            rows={chart.table.map(({ key, when, iso, p50, p95, n }) => ({ key, when, iso, cells: [p50, p95, n] }))}
          />
        </>
      )}
    </Panel>
  );
}

/** Offered where more than one kind ended. */
function KindChoice({ chart: { kind, kinds }, onKind }: Pick<DurationsPanelProps, "chart" | "onKind">) {
  const choices = kinds.includes(kind) ? kinds : [kind, ...kinds];
  return choices.length < 2 ? null : <KindSwitch value={kind} choices={choices} onChange={onKind} />;
}
