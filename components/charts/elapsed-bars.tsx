"use client";

import { memo } from "react";
import { Bar, BarChart, Rectangle, ReferenceLine, XAxis, YAxis, type BarShapeProps } from "recharts";
import type { Verdict } from "@/lib/domain/usual";
import type { UsualLines } from "@/lib/view/pace";
import type { DrawingProps } from "./chart-slot";

/** Bars longest first, and the places kept for them: empty places at the end keep the panel's height. */
export interface ElapsedBarsRows {
  bars: readonly { elapsedMs: number | null; verdict: Verdict | null }[];
  /** Usual and slow time of videos, drawn dashed; null for none. */
  lines: UsualLines | null;
  /** Upper end of the axis, ms. */
  domainMs: number;
}

/** px. */
const THICKEST = 16;
const DASHES = { stroke: "var(--dim)", strokeDasharray: "3 3", ifOverflow: "hidden" } as const;
const FILLS: Record<Verdict, string> = { usual: "var(--running)", slow: "url(#bar-hatch)", stuck: "var(--stuck)" };

/** A bar in the shape of its verdict: slow is hatched and outlined, stuck solid in its own colour. */
function PacedBar(props: BarShapeProps) {
  const { x, y, width, height, payload } = props;
  const verdict: Verdict = (payload as ElapsedBarsRows["bars"][number]).verdict ?? "usual";
  const stroke = verdict === "slow" ? "var(--slow)" : undefined;
  return <Rectangle {...{ x, y, width, height, stroke }} radius={2} fill={FILLS[verdict]} isAnimationActive={false} />;
}

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
      <defs>
        <pattern id="bar-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(25)">
          <rect width="4" height="7" fill="var(--slow)" />
        </pattern>
      </defs>
      <XAxis type="number" hide domain={[0, rows.domainMs]} allowDataOverflow />
      <YAxis type="category" hide />
      <Bar
        dataKey="elapsedMs"
        barSize={Math.min(THICKEST, Math.round((height / Math.max(1, rows.bars.length)) * 0.6))}
        minPointSize={2}
        radius={2}
        fill="var(--running)"
        shape={PacedBar}
        isAnimationActive={false}
      />
      {rows.lines !== null && (
        <>
          <ReferenceLine x={rows.lines.usualMs} {...DASHES} />
          <ReferenceLine x={rows.lines.slowMs} {...DASHES} />
        </>
      )}
    </BarChart>
  );
});
