"use client";

import { memo } from "react";
import { Area, Bar, ComposedChart, Line, XAxis, YAxis } from "recharts";
import type { SlotsChart } from "@/lib/view/history-slots";
import type { DrawingProps } from "./chart-slot";
import { gapAreas } from "./gap-areas";
import { figureAxis, HISTORY_MARGIN, timeAxis, Y_WIDTH } from "./history-axes";

const STILL = { dot: false, activeDot: false, isAnimationActive: false } as const;
/** Height of the strip of minutes with none free, px. */
const STRIP = 44;
/** A gap's name that needs more lines is no longer read as one: it then stands below the chart alone. */
const MOST_LINES = 5;
const CHARACTER_PX = 6.6;

/** Slots in use, average (area) and peak (line), against the slots there were; below, the time with none free. */
export const HistorySlots = memo(function HistorySlots({ rows: chart, width, height }: DrawingProps<SlotsChart>) {
  const { points, fromMs, toMs, ticks, top, gaps, hasZeroFree } = chart;
  const plotWidth = width - Y_WIDTH - HISTORY_MARGIN.right;
  const pxPerMs = plotWidth / Math.max(1, toMs - fromMs);
  const axis = { fromMs, toMs, ticks };
  const middle = Math.round(top / 2);
  return (
    <>
      <ComposedChart
        data={points}
        width={width}
        height={hasZeroFree ? height - STRIP : height}
        margin={HISTORY_MARGIN}
        accessibilityLayer={false}
      >
        <XAxis {...timeAxis(axis.fromMs, axis.toMs, axis.ticks)} />
        <YAxis {...figureAxis(top, middle > 0 && middle < top ? [0, middle, top] : [0, top], String)} />
        {gapAreas(gaps, top, ({ fromMs: start, toMs: end, when, why }) => (
          <GapName lines={[`no data ${when}`, why]} room={(end - start) * pxPerMs} />
        ))}
        <Area {...STILL} dataKey="average" type="linear" stroke="none" fill="var(--running)" fillOpacity={0.26} />
        <Area
          {...STILL}
          dataKey="averageFilling"
          type="linear"
          stroke="none"
          fill="var(--running)"
          fillOpacity={0.12}
        />
        <Line {...STILL} dataKey="slots" type="stepAfter" stroke="var(--dim)" strokeWidth={1.25} />
        <Line {...STILL} dataKey="peak" type="linear" stroke="var(--running)" strokeOpacity={0.6} strokeWidth={1} />
        <Line {...STILL} dataKey="average" type="linear" stroke="var(--running)" strokeWidth={2} />
        <Line {...STILL} dataKey="peakFilling" stroke="var(--running)" strokeOpacity={0.6} strokeDasharray="3 3" />
        <Line {...STILL} dataKey="averageFilling" stroke="var(--running)" strokeWidth={2} strokeDasharray="3 3" />
      </ComposedChart>
      {hasZeroFree ? <ZeroFreeStrip chart={chart} width={width} pxPerMs={pxPerMs} /> : null}
    </>
  );
});

interface ZeroFreeStripProps {
  chart: SlotsChart;
  width: number;
  pxPerMs: number;
}

/** How much of each step no slot was free: a bar as high as its share. */
function ZeroFreeStrip({ chart: { zeroFree, fromMs, toMs, bucketMs }, width, pxPerMs }: ZeroFreeStripProps) {
  const bar = {
    barSize: Math.max(1, bucketMs * pxPerMs - 1),
    fill: "var(--slow)",
    isAnimationActive: false,
    // One stack, of which each step has one part: side by side they would each be half as wide.
    stackId: "all",
  } as const;
  return (
    <ComposedChart data={zeroFree} width={width} height={STRIP} margin={HISTORY_MARGIN} accessibilityLayer={false}>
      <XAxis {...timeAxis(fromMs, toMs, [])} height={1} />
      <YAxis {...figureAxis(1, [], String)} />
      <Bar {...bar} dataKey="share" />
      <Bar {...bar} dataKey="fillingShare" fillOpacity={0.35} stroke="var(--slow)" strokeDasharray="2 2" />
    </ComposedChart>
  );
}

interface GapNameProps {
  lines: readonly string[];
  room: number;
  /** Given by Recharts: where the gap is drawn. */
  viewBox?: { x?: number; y?: number };
}

/** A gap's name within it, in as many lines as its width asks for; nothing where it does not fit at all. */
function GapName({ lines, room, viewBox }: GapNameProps) {
  const perLine = Math.floor((room - 12) / CHARACTER_PX);
  const wrapped = lines.flatMap((line) => wrap(line, perLine));
  if (wrapped.length > MOST_LINES || wrapped.some((line) => line.length > perLine)) return null;
  return (
    <text x={(viewBox?.x ?? 0) + 8} y={(viewBox?.y ?? 0) + 18} fill="var(--dim)" fontSize={12}>
      {wrapped.map((line, index) => (
        <tspan key={index} x={(viewBox?.x ?? 0) + 8} dy={index === 0 ? 0 : 16}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

function wrap(text: string, perLine: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < perLine) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
