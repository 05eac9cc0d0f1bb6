import { ChartSlot } from "@/components/charts/chart-slot";
import { LazyHistorySlots } from "@/components/charts/lazy-drawings";
import { Readout } from "@/components/charts/readout";
import { Panel } from "@/components/ui/panel";
import { gapsSentence } from "@/lib/view/history-gaps";
import type { SlotsChart } from "@/lib/view/history-slots";
import { ChartKey, KeyEntry } from "./chart-key";
import { ChartTable } from "./chart-table";

const COLUMNS = [
  { key: "average", label: "Average in use" },
  { key: "peak", label: "Peak" },
  { key: "slots", label: "Slots" },
  { key: "zero", label: "None free" },
  { key: "observed", label: "Observed" },
];

/** "Slots in use": average and peak against the slots there were, and below how long none was free. */
export function SlotsPanel({ chart, asOf }: { chart: SlotsChart; asOf: string | null }) {
  const { hasPeak, hasZeroFree } = chart;
  const gaps = gapsSentence(chart.gaps);
  const of = chart.slotsText === null ? "" : `, of ${chart.slotsText}`;
  return (
    <Panel
      title="Slots in use"
      subtitle={
        <>
          {`average${hasPeak ? " and peak" : ""}${of}`}
          {hasZeroFree && <span className="noscript:hidden">; bars below: time with none free</span>}
        </>
      }
      asOf={asOf}
      aside={
        <ChartKey>
          <KeyEntry word="average">
            <path d="M0 4h16v6H0z" className="fill-running/30" />
            <path d="M0 4h16" className="stroke-running" strokeWidth="2" />
          </KeyEntry>
          {hasPeak && (
            <KeyEntry word="peak">
              <path d="M0 7 5 3l5 4 6-5" className="fill-none stroke-running/70" />
            </KeyEntry>
          )}
          <KeyEntry word="slots">
            <path d="M0 5h16" className="stroke-dim" />
          </KeyEntry>
          {hasZeroFree && (
            <KeyEntry word="none free">
              <path d="M2 1h4v9H2zM9 5h4v5H9z" className="fill-slow" />
            </KeyEntry>
          )}
        </ChartKey>
      }
    >
      <p className="sr-only">{chart.sentence}</p>
      <div className="relative">
        <ChartSlot drawing={LazyHistorySlots} rows={chart} className="h-72 min-[112.5rem]:h-96 noscript:hidden" />
        <Readout
          fromMs={chart.fromMs}
          toMs={chart.toMs}
          readouts={chart.readouts}
          className="absolute top-[8px] right-[14px] bottom-0 left-[40px]"
        />
      </div>
      {gaps !== null && <p className="mt-2 text-small text-dim">{gaps}</p>}
      <ChartTable
        caption="Slots in use by step"
        columns={COLUMNS}
        rows={chart.table.map(({ key, when, iso, average, peak, slots, zeroFree, observed }) => ({
          key,
          when,
          iso,
          cells: [average, peak, slots, zeroFree, observed],
        }))}
      />
    </Panel>
  );
}
