"use client";

import { memo } from "react";
import { Bar, BarChart, XAxis, YAxis } from "recharts";
import type { DrawingProps } from "./chart-slot";

/** Bars longest first, and the places kept for them: empty places at the end keep the panel's height. */
export interface ElapsedBarsRows {
  bars: readonly { elapsedMs: number | null }[];
  /** Upper end of the axis, ms. */
  domainMs: number;
}

/** px. */
const THICKEST = 16;
const MARGIN = { top: 0, right: 0, bottom: 0, left: 0 };

/** How long each job has run, a bar each. Labels and ticking times stand beside it in HTML. */
export const ElapsedBars = memo(function ElapsedBars({ rows, width, height }: DrawingProps<ElapsedBarsRows>) {
  return (
    <BarChart
      layout="vertical"
      data={rows.bars as ElapsedBarsRows["bars"][number][]}
      width={width}
      height={height}
      margin={MARGIN}
      accessibilityLayer={false}
    >
      <XAxis type="number" hide domain={[0, rows.domainMs]} allowDataOverflow />
      <YAxis type="category" hide />
      <Bar
        dataKey="elapsedMs"
        barSize={Math.min(THICKEST, Math.round((height / Math.max(1, rows.bars.length)) * 0.6))}
        minPointSize={2}
        radius={2}
        fill="var(--running)"
        isAnimationActive={false}
      />
    </BarChart>
  );
});
