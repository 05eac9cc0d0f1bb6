"use client";

import { memo } from "react";
import { Bar, BarChart, XAxis, YAxis } from "recharts";
import type { DrawingProps } from "./chart-slot";

/** What one account's bar needs. */
export interface NowBarsRows {
  bars: readonly { executing: number | null; maxJobs: number | null }[];
  /** The figure at the right edge, common to all bars. */
  scale: number;
}

const MARGIN = { top: 0, right: 1, bottom: 0, left: 1 };

/** Executing (solid) against max jobs (outline), a bar for each account, all on one scale. */
export const NowBars = memo(function NowBars({ rows: { bars, scale }, width, height }: DrawingProps<NowBarsRows>) {
  const thickness = Math.min(14, Math.round((height / bars.length) * 0.42));
  return (
    <BarChart
      layout="vertical"
      data={bars as NowBarsRows["bars"][number][]}
      width={width}
      height={height}
      margin={MARGIN}
      accessibilityLayer={false}
    >
      <XAxis type="number" hide domain={[0, scale]} allowDataOverflow />
      {/* An axis each, so that the two bars lie on one another instead of side by side. */}
      <YAxis type="category" hide yAxisId="max" />
      <YAxis type="category" hide yAxisId="executing" />
      <Bar
        dataKey="maxJobs"
        yAxisId="max"
        barSize={thickness}
        radius={3}
        fill="none"
        stroke="var(--dim)"
        isAnimationActive={false}
      />
      <Bar
        dataKey="executing"
        yAxisId="executing"
        barSize={thickness}
        radius={3}
        fill="var(--running)"
        isAnimationActive={false}
      />
    </BarChart>
  );
});
