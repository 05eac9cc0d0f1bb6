"use client";

import { memo } from "react";
import { Line, LineChart, XAxis, YAxis } from "recharts";
import { formatCountdown } from "@/lib/view/format";
import type { DurationsChart } from "@/lib/view/history-durations";
import type { DrawingProps } from "./chart-slot";
import { figureAxis, HISTORY_MARGIN, timeAxis } from "./history-axes";

const STILL = { activeDot: false, isAnimationActive: false } as const;
/** Up to this many steps each has a dot: a step without neighbours would otherwise not be seen at all. */
const DOTS_UP_TO = 60;

/** How long jobs took: p50 solid, p95 dashed; the step still filling dotted. */
export const HistoryDurations = memo(function HistoryDurations(props: DrawingProps<DurationsChart>) {
  const { rows: chart, width, height } = props;
  const { points, fromMs, toMs, ticks, topMs } = chart;
  const dot = points.length <= DOTS_UP_TO;
  const p50Dot = dot ? { r: 2, fill: "var(--running)", stroke: "none" } : false;
  const p95Dot = dot ? { r: 2, fill: "var(--slow)", stroke: "none" } : false;
  return (
    <LineChart data={points} width={width} height={height} margin={HISTORY_MARGIN} accessibilityLayer={false}>
      <XAxis {...timeAxis(fromMs, toMs, ticks)} />
      <YAxis {...figureAxis(topMs, [0, topMs / 2, topMs], formatCountdown)} />
      <Line {...STILL} dataKey="p95Ms" dot={p95Dot} stroke="var(--slow)" strokeWidth={1.5} strokeDasharray="5 3" />
      <Line {...STILL} dataKey="p50Ms" dot={p50Dot} stroke="var(--running)" strokeWidth={2} />
      <Line {...STILL} dataKey="p95FillingMs" dot={p95Dot} stroke="var(--slow)" strokeDasharray="1.5 3" />
      <Line
        {...STILL}
        dataKey="p50FillingMs"
        dot={p50Dot}
        stroke="var(--running)"
        strokeWidth={2}
        strokeDasharray="1.5 3"
      />
    </LineChart>
  );
});
