"use client";

import { createContext, memo, use } from "react";
import { Bar, BarChart, usePlotArea, XAxis, YAxis, type BarShapeProps } from "recharts";
import type { PaceVerdict } from "@/lib/domain/usual";
import type { UsualLines } from "@/lib/view/pace";
import { BarPath } from "./bar-path";
import type { DrawingProps } from "./chart-slot";
import { usePlaces } from "./use-places";

/** Bars longest first, and the places kept for them: empty places at the end keep the panel's height. */
export interface ElapsedBarsRows {
  bars: readonly { elapsedMs: number | null; verdict: PaceVerdict | null }[];
  /** Usual and slow time of videos, drawn dotted and dashed; null for none. */
  lines: UsualLines | null;
  /** Upper end of the axis, ms. */
  domainMs: number;
}

/** px. */
const THICKEST = 16;
const LEAST_LENGTH = 2;
const FILLS: Record<PaceVerdict, string> = { usual: "var(--running)", slow: "url(#bar-hatch)", stuck: "var(--stuck)" };
const MARGIN = { top: 0, right: 0, bottom: 0, left: 0 };

/** What the bars say now. Recharts lays out their places and knows nothing of it: see use-places.ts. */
const Figures = createContext<ElapsedBarsRows | null>(null);

/** A bar in the shape of its verdict: slow is hatched and outlined, stuck solid in its own colour; their words stand beside the times. */
function PacedBar({ x, y, width, height, index }: BarShapeProps) {
  const rows = use(Figures);
  const bar = rows?.bars[index];
  if (!rows || !bar || bar.elapsedMs === null) return null;
  const verdict = bar.verdict ?? "usual";
  return (
    <BarPath
      {...{ x, y, height }}
      width={Math.max(LEAST_LENGTH, width * Math.min(1, bar.elapsedMs / rows.domainMs))}
      radius={2}
      fill={FILLS[verdict]}
      stroke={verdict === "slow" ? "var(--slow)" : undefined}
    />
  );
}

/** A function and not a component: Recharts calls it, and what a bar reads must redraw that bar alone. */
const drawBar = (props: BarShapeProps) => <PacedBar {...props} />;

/** Usual and slow time of videos, dotted and dashed from top to bottom. */
function UsualMarks() {
  const plot = usePlotArea();
  const rows = use(Figures);
  if (!plot || !rows?.lines) return null;
  const { domainMs, lines } = rows;
  return [lines.usualMs, lines.slowMs].map((ms, index) => {
    if (ms > domainMs) return null;
    const x = plot.x + (plot.width * ms) / domainMs;
    return (
      <line
        key={index}
        className="recharts-reference-line-line"
        x1={x}
        x2={x}
        y1={plot.y}
        y2={plot.y + plot.height}
        stroke="var(--dim)"
        strokeDasharray={index === 0 ? "1.5 3.5" : "8 4"}
        strokeWidth="1.5"
      />
    );
  });
}

const Places = memo(function Places({ count, width, height }: { count: number; width: number; height: number }) {
  return (
    <BarChart
      layout="vertical"
      data={usePlaces(count)}
      width={width}
      height={height}
      margin={MARGIN}
      accessibilityLayer={false}
    >
      <defs>
        <pattern id="bar-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(25)">
          <rect width="4" height="7" fill="var(--slow)" />
        </pattern>
      </defs>
      <XAxis type="number" hide domain={[0, 1]} allowDataOverflow />
      <YAxis type="category" hide />
      <Bar
        dataKey="whole"
        barSize={Math.min(THICKEST, Math.round((height / Math.max(1, count)) * 0.6))}
        shape={drawBar}
        isAnimationActive={false}
      />
      <UsualMarks />
    </BarChart>
  );
});

/** How long each job has run, a bar each. Labels and ticking times stand beside it in HTML. */
export const ElapsedBars = memo(function ElapsedBars({ rows, width, height }: DrawingProps<ElapsedBarsRows>) {
  return (
    <Figures value={rows}>
      <Places count={rows.bars.length} width={width} height={height} />
    </Figures>
  );
});
