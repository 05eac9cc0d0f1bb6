"use client";

import { useMemo, type ReactNode } from "react";
import { ChartSlot } from "@/components/charts/chart-slot";
import { LazyElapsedBars } from "@/components/charts/lazy-drawings";
import { Elapsed } from "@/components/ui/elapsed";
import { Panel } from "@/components/ui/panel";
import type { ElapsedChart } from "@/lib/view/elapsed-chart";

export interface ElapsedPanelProps {
  /** Keep its identity between redraws: a new one is a redraw of the bars. At most 20 rows. */
  chart: ElapsedChart;
  /** "video" when only videos are shown: then the title says so. */
  by: string;
  isCurrent: boolean;
  /** FreshnessRow.asOf. */
  asOf: string | null;
  /** The kind switch. */
  aside?: ReactNode;
}

/** Places are kept in steps of this many, so that a job more or less does not move the page below. */
const PLACES_STEP = 4;
const LEAST_PLACES = 8;

/** "Elapsed by video": how long each job has run, longest first. The times tick in HTML; the bars follow the rows. */
export function ElapsedPanel({ chart, by, isCurrent, asOf, aside }: ElapsedPanelProps) {
  return (
    <Panel
      title={`Elapsed by ${by}`}
      subtitle={chart.empty === null ? (chart.linesText ?? "longest first") : undefined}
      asOf={asOf}
      aside={aside}
    >
      {chart.empty !== null ? (
        <p className="py-6 text-dim">{chart.empty}</p>
      ) : (
        <ElapsedRows chart={chart} isCurrent={isCurrent} />
      )}
      {chart.rest !== null && <p className="mt-2 text-small text-dim">{chart.rest}</p>}
    </Panel>
  );
}

function ElapsedRows({
  chart: { rows, domainMs, lines, sentence },
  isCurrent,
}: Pick<ElapsedPanelProps, "chart" | "isCurrent">) {
  const places = Math.max(LEAST_PLACES, Math.ceil(rows.length / PLACES_STEP) * PLACES_STEP);
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
      <div className="relative">
        <table className="w-full table-fixed text-small">
          <caption className="sr-only">Elapsed time of running jobs, longest first</caption>
          <colgroup>
            <col className="w-32" />
            <col />
            <col className="w-18" />
          </colgroup>
          <thead className="sr-only">
            <tr>
              <th scope="col">Job</th>
              <th scope="col">Account</th>
              <th scope="col">Elapsed</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} className="h-5">
                <th scope="row" className="truncate pr-3 text-left font-normal text-dim" title={row.label}>
                  {row.label}
                </th>
                <td>
                  <span className="sr-only">
                    {row.kindLabel}, {row.accountLabel}
                    {row.verdict !== null && row.verdict !== "usual" && `, ${row.verdict}`}
                  </span>
                </td>
                <td className="text-right">
                  <Elapsed
                    startedAtMs={row.startedAtMs}
                    initialText={row.elapsed}
                    isCurrent={isCurrent}
                    className="block h-5 [contain:layout_size]"
                  />
                </td>
              </tr>
            ))}
            {Array.from({ length: places - rows.length }, (_, place) => (
              <tr key={`place-${place}`} aria-hidden="true" className="h-5">
                <td colSpan={3} />
              </tr>
            ))}
          </tbody>
        </table>
        <ChartSlot drawing={LazyElapsedBars} rows={bars} className="absolute inset-y-0 right-20 left-32" />
      </div>
    </>
  );
}
