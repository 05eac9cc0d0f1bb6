"use client";

import { memo } from "react";
import { Line, LineChart, XAxis, YAxis, type DotItemDotProps } from "recharts";
import { formatAxisMark } from "@/lib/view/axis-mark";
import type { DurationPoint, DurationsChart } from "@/lib/view/history-durations";
import type { DrawingProps } from "./chart-slot";
import { gapAreas } from "./gap-areas";
import { figureAxis, HISTORY_MARGIN, timeAxis } from "./history-axes";

const STILL = { activeDot: false, isAnimationActive: false } as const;
/** Up to this many steps each has a dot. */
const DOTS_UP_TO = 60;
const DOT_RADIUS = 2;

type Figure = Exclude<keyof DurationPoint, "atMs">;

/** A dot for each step of a short range, and in any for one without neighbours: no line would show it. */
function dotsOf(points: readonly DurationPoint[], key: Figure, fill: string) {
  const isKnown = (point: DurationPoint | undefined) => (point?.[key] ?? null) !== null;
  return function Dot({ cx, cy, index }: DotItemDotProps) {
    const isAlone = !isKnown(points[index - 1]) && !isKnown(points[index + 1]);
    const isDrawn = isKnown(points[index]) && (isAlone || points.length <= DOTS_UP_TO);
    return isDrawn ? <circle key={index} cx={cx} cy={cy} r={DOT_RADIUS} fill={fill} /> : <g key={index} />;
  };
}

/** How long jobs took: p50 solid, p95 dashed; the step still filling dotted. */
export const HistoryDurations = memo(function HistoryDurations(props: DrawingProps<DurationsChart>) {
  const { rows: chart, width, height } = props;
  const { points, fromMs, toMs, ticks, topMs, gaps } = chart;
  const dots = (key: Figure, fill: string) => dotsOf(points, key, fill);
  return (
    <LineChart data={points} width={width} height={height} margin={HISTORY_MARGIN} accessibilityLayer={false}>
      <XAxis {...timeAxis(fromMs, toMs, ticks)} />
      <YAxis {...figureAxis(topMs, [0, topMs / 2, topMs], (ms) => formatAxisMark(ms, topMs))} />
      {gapAreas(gaps, topMs)}
      <Line
        {...STILL}
        dataKey="p95Ms"
        dot={dots("p95Ms", "var(--slow)")}
        stroke="var(--slow)"
        strokeWidth={1.5}
        strokeDasharray="5 3"
      />
      <Line {...STILL} dataKey="p50Ms" dot={dots("p50Ms", "var(--running)")} stroke="var(--running)" strokeWidth={2} />
      <Line
        {...STILL}
        dataKey="p95FillingMs"
        dot={dots("p95FillingMs", "var(--slow)")}
        stroke="var(--slow)"
        strokeDasharray="1.5 3"
      />
      <Line
        {...STILL}
        dataKey="p50FillingMs"
        dot={dots("p50FillingMs", "var(--running)")}
        stroke="var(--running)"
        strokeWidth={2}
        strokeDasharray="1.5 3"
      />
    </LineChart>
  );
});
