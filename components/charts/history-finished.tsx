"use client";

import { memo } from "react";
import { Bar, BarChart, Rectangle, XAxis, YAxis, type BarShapeProps } from "recharts";
import type { JobKind } from "@/lib/domain/kind";
import { countMark } from "@/lib/view/count-mark";
import type { FinishedBar, FinishedChart } from "@/lib/view/history-finished";
import type { DrawingProps } from "./chart-slot";
import { gapAreas } from "./gap-areas";
import { figureAxis, HISTORY_MARGIN, timeAxis, Y_WIDTH } from "./history-axes";

/**
 * Videos have the colour of running; what holds no slot shares another, told apart by its texture, for in grayscale the two are one.
 * The panel defines the textures, for its key too (finished-panel.tsx).
 */
const FILLS: Record<JobKind, { fill: string; stroke: string }> = {
  video: { fill: "var(--running)", stroke: "var(--running)" },
  image: { fill: "url(#finished-image)", stroke: "var(--uncounted)" },
  speech: { fill: "var(--uncounted-strong)", stroke: "var(--uncounted-strong)" },
  music: { fill: "url(#finished-music)", stroke: "var(--uncounted)" },
  unknown: { fill: "url(#finished-unknown)", stroke: "var(--dim)" },
};

/** A layer of a bar; that of a step of which only part is known is pale and outlined with dashes. */
function Layer({ x, y, width, height, fill, stroke, payload }: BarShapeProps) {
  const { isPartial } = payload as FinishedBar;
  // Two pixels between layers, so that they part in grayscale too.
  const box = { x, y: y + 1, width, height: Math.max(0, height - 2) };
  return (
    <Rectangle
      {...box}
      radius={2}
      fill={fill}
      fillOpacity={isPartial ? 0.35 : 1}
      stroke={isPartial ? stroke : undefined}
      strokeDasharray={isPartial ? "2 2" : undefined}
      isAnimationActive={false}
    />
  );
}

/** Jobs that ended in each step, stacked by kind. */
export const HistoryFinished = memo(function HistoryFinished(props: DrawingProps<FinishedChart>) {
  const { rows: chart, width, height } = props;
  const { bars, kinds, fromMs, toMs, ticks, top, stepMs, gaps } = chart;
  const pxPerMs = (width - Y_WIDTH - HISTORY_MARGIN.right) / Math.max(1, toMs - fromMs);
  const thickness = Math.max(2, Math.min(40, stepMs * pxPerMs * 0.82));
  return (
    <BarChart data={bars} width={width} height={height} margin={HISTORY_MARGIN} accessibilityLayer={false}>
      <XAxis {...timeAxis(fromMs, toMs, ticks)} />
      <YAxis {...figureAxis(top, top % 2 === 0 ? [0, top / 2, top] : [0, top], countMark)} />
      {gapAreas(gaps, top)}
      {kinds.map((kind) => (
        <Bar
          key={kind}
          dataKey={`counts.${kind}`}
          stackId="all"
          barSize={thickness}
          {...FILLS[kind]}
          shape={Layer}
          isAnimationActive={false}
        />
      ))}
    </BarChart>
  );
});
