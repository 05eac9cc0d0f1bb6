import { ChartSlot } from "@/components/charts/chart-slot";
import { LazyHistoryFinished } from "@/components/charts/lazy-drawings";
import { Readout } from "@/components/charts/readout";
import { Panel } from "@/components/ui/panel";
import type { JobKind } from "@/lib/domain/kind";
import { formatCount } from "@/lib/view/format";
import type { FinishedChart } from "@/lib/view/history-finished";
import { kindPlural } from "@/lib/view/kind-words";
import { ChartKey, KeyEntry } from "./chart-key";
import { ChartTable } from "./chart-table";

/** As the drawing fills them. */
const MARKS: Record<JobKind, string> = {
  video: "fill-running",
  image: "fill-uncounted",
  speech: "fill-uncounted/65",
  music: "fill-uncounted/40",
  unknown: "fill-dim/60",
};

interface FinishedPanelProps {
  chart: FinishedChart;
  /** What was not observed, in a sentence; null where nothing is to be said. */
  gaps: string | null;
  asOf: string | null;
}

/** "Finished": how many jobs ended in each step, by kind. */
export function FinishedPanel({ chart, gaps, asOf }: FinishedPanelProps) {
  const { kinds, bars } = chart;
  return (
    <Panel
      title="Finished"
      subtitle={chart.subtitle}
      asOf={asOf}
      aside={
        <ChartKey>
          {kinds.map((kind) => (
            <KeyEntry key={kind} word={kindPlural(kind)}>
              <rect x="4" width="8" height="10" rx="1.5" className={MARKS[kind]} />
            </KeyEntry>
          ))}
        </ChartKey>
      }
    >
      {kinds.length === 0 ? (
        <p className="h-52 py-6 text-dim">
          {chart.sentence}
          {gaps === null ? null : ` ${gaps}`}
        </p>
      ) : (
        <>
          <div className="relative">
            <ChartSlot
              drawing={LazyHistoryFinished}
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
          <p className="mt-2 text-small text-dim">
            {chart.sentence}
            {gaps === null ? null : ` ${gaps}`}
          </p>
          <ChartTable
            caption="Finished jobs by step and kind"
            columns={kinds.map((kind) => ({ key: kind, label: kindPlural(kind) }))}
            rows={bars.map(({ key, when, iso, counts, isUnknown }) => ({
              key,
              when,
              iso,
              cells: kinds.map((kind) => (isUnknown ? "not observed" : formatCount(counts[kind] ?? 0))),
            }))}
          />
        </>
      )}
    </Panel>
  );
}
