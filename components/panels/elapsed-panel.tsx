"use client";

import { memo, useMemo, useState, type ReactNode } from "react";
import { ChartSlot } from "@/components/charts/chart-slot";
import { LazyElapsedBars } from "@/components/charts/lazy-drawings";
import { Elapsed } from "@/components/ui/elapsed";
import { Panel } from "@/components/ui/panel";
import { Spoken } from "@/components/ui/spoken";
import { elapsedPlaces, type ElapsedBarRow, type ElapsedChart } from "@/lib/view/elapsed-chart";
import { isSameRow } from "@/lib/view/same-row";
import { PaceMark, TONES } from "./against-mark";

export interface ElapsedPanelProps {
  /** Keep its identity between redraws: a new one is a redraw of the bars. At most 20 rows. */
  chart: ElapsedChart;
  /** "video" when only videos are shown: then the title says so. */
  by: string;
  /** How many slots there are, so that a fleet's usual number of rows has room; null when unknown. */
  slots: number | null;
  isCurrent: boolean;
  /** FreshnessRow.asOf. */
  asOf: string | null;
  /** The kind switch. */
  aside?: ReactNode;
}

const ROW = "h-5 min-[112.5rem]:h-7";

/** Room for the rows there are and were: it grows with them and does not shrink, or each poll could move the page below. */
function useKeptRoom(needed: number, by: string): number {
  const [kept, setKept] = useState({ by, places: needed });
  if (kept.by === by && kept.places >= needed) return kept.places;
  setKept({ by, places: needed });
  return needed;
}

/** "Elapsed by video": how long each job has run, longest first. The times tick in HTML; the bars follow the rows. */
export function ElapsedPanel({ chart, by, slots, isCurrent, asOf, aside }: ElapsedPanelProps) {
  const places = useKeptRoom(elapsedPlaces(chart.rows.length, slots), by);
  return (
    <Panel
      title={`Elapsed by ${by}`}
      subtitle={chart.empty === null ? <Subtitle linesText={chart.linesText} /> : undefined}
      asOf={asOf}
      aside={aside}
      className="flex flex-col"
    >
      {chart.empty !== null ? (
        <div className="relative flex-1">
          {Array.from({ length: places }, (_, place) => (
            <div key={place} className={ROW} />
          ))}
          <p className="absolute inset-x-0 top-3 text-dim">{chart.empty}</p>
        </div>
      ) : (
        <ElapsedRows chart={chart} places={places} isCurrent={isCurrent} />
      )}
      {chart.rest !== null && <p className="mt-2 text-small text-dim">{chart.rest}</p>}
    </Panel>
  );
}

/** Says what the lines are, each as it is drawn, where they are. Beside the time of old data there is no room for whose they are. */
function Subtitle({ linesText }: Pick<ElapsedChart, "linesText">) {
  if (linesText === null) return "longest first";
  return (
    <>
      <span className="noscript:hidden">
        <span className="key-line" />
        {linesText.usual}, <span className="key-line" />
        {linesText.slow}
        <span className="xl:old:hidden">, {linesText.of}</span>
      </span>
      <span className="hidden noscript:inline">longest first</span>
    </>
  );
}

function ElapsedRows({
  chart: { rows, domainMs, lines, sentence },
  places,
  isCurrent,
}: Pick<ElapsedPanelProps, "chart" | "isCurrent"> & { places: number }) {
  const bars = useMemo(
    () => ({
      bars: Array.from({ length: places }, (_, place) => ({
        elapsedMs: rows[place]?.elapsedMs ?? null,
        verdict: rows[place]?.verdict ?? null,
      })),
      domainMs,
      lines,
    }),
    [rows, domainMs, lines, places],
  );
  return (
    <>
      <p className="sr-only">{sentence}</p>
      {/* Where the panel beside is taller, rows stretch up to 1.75rem (globals.css). While no row is slow or stuck, bars also take the room of those words (tables.css). */}
      <div
        className={`relative flex max-h-${places * 7} flex-1 ${rows.some(({ verdict }) => verdict) ? "has-word" : ""}`}
      >
        <table role="table" className="beside-bars text-small">
          <caption className="sr-only">Running jobs, longest first</caption>
          <thead role="rowgroup" className="sr-only">
            <tr role="row">
              <th role="columnheader">Job</th>
              <th role="columnheader">Account</th>
              <th role="columnheader">Elapsed</th>
            </tr>
          </thead>
          <tbody role="rowgroup" data-seen-together>
            {rows.map((row) => (
              <Row key={row.key} row={row} isCurrent={isCurrent} />
            ))}
            {Array.from({ length: places - rows.length }, (_, place) => (
              <tr key={`place-${place}`} aria-hidden="true" className={ROW}>
                <td />
              </tr>
            ))}
          </tbody>
        </table>
        <ChartSlot isCheap drawing={LazyElapsedBars} rows={bars} className="absolute inset-y-0 right-20 left-32" />
      </div>
    </>
  );
}

/** One job's words; its time ticks by itself, so it is drawn again only when something else of it changes. */
const Row = memo(
  function Row({ row, isCurrent }: { row: ElapsedBarRow; isCurrent: boolean }) {
    const { label, kindLabel, accountLabel, verdict, startedAtMs, elapsed } = row;
    return (
      <tr role="row" className={ROW}>
        <th role="rowheader" className="w-32 truncate pr-3 text-left font-normal text-dim" title={label}>
          {label}
        </th>
        <td role="cell">
          <Spoken text={`${kindLabel}, ${accountLabel}`} />
        </td>
        <td role="cell" className="relative w-18 text-right">
          {verdict && (
            <span className={`absolute inset-y-0 left-0 flex items-center gap-1 text-caption ${TONES[verdict]}`}>
              <PaceMark state={verdict} className="size-2.5" />
              <span className="max-[24rem]:sr-only">{verdict}</span>
            </span>
          )}
          <Elapsed
            startedAtMs={startedAtMs}
            initialText={elapsed}
            isCurrent={isCurrent}
            className="block h-5 [contain:layout_size]"
          />
        </td>
      </tr>
    );
  },
  (before, after) =>
    before.isCurrent === after.isCurrent &&
    isSameRow(before.row, after.row, after.isCurrent ? ["elapsedMs", "elapsed"] : ["elapsedMs"]),
);
