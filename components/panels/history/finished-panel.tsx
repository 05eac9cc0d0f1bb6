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
  image: "fill-[url(#finished-image)]",
  speech: "fill-uncounted-strong",
  music: "fill-[url(#finished-music)]",
  unknown: "fill-[url(#finished-unknown)]",
};

interface FinishedPanelProps {
  chart: FinishedChart;
  /** What was not observed, in a sentence; null where nothing is to be said. */
  gaps: string | null;
  asOf: string | null;
}

/** Stripes for images, dots for music, lines for what is unknown: without colour, too, no kind looks like the next. */
function Textures() {
  return (
    <svg aria-hidden="true" width="0" height="0" className="absolute size-0">
      <pattern id="finished-image" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(35)">
        <rect width="5" height="5" className="fill-uncounted-fill" />
        <rect width="2.5" height="5" className="fill-uncounted" />
      </pattern>
      <pattern id="finished-music" width="4" height="4" patternUnits="userSpaceOnUse">
        <rect width="4" height="4" className="fill-uncounted-fill" />
        <circle cx="2" cy="2" r="1" className="fill-uncounted" />
      </pattern>
      <pattern id="finished-unknown" width="4" height="3" patternUnits="userSpaceOnUse">
        <rect width="4" height="1.5" className="fill-dim" />
      </pattern>
    </svg>
  );
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
            <Textures />
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
