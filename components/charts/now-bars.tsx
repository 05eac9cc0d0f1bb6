"use client";

import { createContext, memo, use } from "react";
import { Bar, BarChart, XAxis, YAxis, type BarShapeProps } from "recharts";
import { BarPath } from "./bar-path";
import type { DrawingProps } from "./chart-slot";
import { usePlaces } from "./use-places";

/** What one account's bar needs. */
export interface NowBarsRows {
  bars: readonly { executing: number | null; maxJobs: number | null }[];
  /** The figure at the right edge, common to all bars. */
  scale: number;
}

const MARGIN = { top: 0, right: 1, bottom: 0, left: 1 };

/** What the bars say now. Recharts lays out their places and knows nothing of it: see use-places.ts. */
const Figures = createContext<NowBarsRows | null>(null);

const LOOKS = {
  maxJobs: { fill: "none", stroke: "var(--dim)" },
  executing: { fill: "var(--running)" },
} as const;

function FigureBar({ of, x, y, width, height, index }: BarShapeProps & { of: keyof typeof LOOKS }) {
  const rows = use(Figures);
  const figure = rows?.bars[index]?.[of] ?? null;
  if (!rows || figure === null) return null;
  return <BarPath {...{ x, y, height, ...LOOKS[of] }} width={width * Math.min(1, figure / rows.scale)} radius={3} />;
}

// Functions and not components: Recharts calls them, and what a bar reads must redraw that bar alone.
const drawMaxJobs = (props: BarShapeProps) => <FigureBar of="maxJobs" {...props} />;
const drawExecuting = (props: BarShapeProps) => <FigureBar of="executing" {...props} />;

const Places = memo(function Places({ count, width, height }: { count: number; width: number; height: number }) {
  const thickness = Math.min(14, Math.round((height / count) * 0.42));
  return (
    <BarChart
      layout="vertical"
      data={usePlaces(count)}
      width={width}
      height={height}
      margin={MARGIN}
      accessibilityLayer={false}
    >
      <XAxis type="number" hide domain={[0, 1]} allowDataOverflow />
      {/* An axis each, so that the two bars lie on one another instead of side by side. */}
      <YAxis type="category" hide yAxisId="max" />
      <YAxis type="category" hide yAxisId="executing" />
      <Bar dataKey="whole" yAxisId="max" barSize={thickness} shape={drawMaxJobs} isAnimationActive={false} />
      <Bar dataKey="whole" yAxisId="executing" barSize={thickness} shape={drawExecuting} isAnimationActive={false} />
    </BarChart>
  );
});

/** Executing (solid) against max jobs (outline), a bar for each account, all on one scale. */
export const NowBars = memo(function NowBars({ rows, width, height }: DrawingProps<NowBarsRows>) {
  return (
    <Figures value={rows}>
      <Places count={rows.bars.length} width={width} height={height} />
    </Figures>
  );
});
