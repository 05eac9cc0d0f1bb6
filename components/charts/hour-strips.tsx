"use client";

import { memo, useMemo } from "react";
import { Area, AreaChart, XAxis, YAxis } from "recharts";
import type { AccountLoadRow } from "@/lib/view/account-load";
import { toLoadSeries } from "@/lib/view/load-series";
import type { DrawingProps } from "./chart-slot";

/** All accounts' last hour, drawn as one series (lib/view/load-series.ts). */
export interface HourStripsRows {
  /** Top first. */
  accounts: readonly AccountLoadRow[];
  /** The figure that fills a row. */
  scale: number;
}

const MARGIN = { top: 0, right: 0, bottom: 0, left: 0 };
const STILL = { type: "stepAfter", dot: false, activeDot: false, isAnimationActive: false } as const;
/**
 * An area without a filling. Recharts' own line asks the browser for its length at every draw, to be ready for a dash
 * animation we never play: 6 ms a line with 30 accounts.
 */
const LINE = { ...STILL, fill: "none", tooltipType: "none" } as const;

/** Executing (area) against each account's max (dashed) over the last hour; the minute still filling is dotted. */
export const HourStrips = memo(function HourStrips({ rows, width, height }: DrawingProps<HourStripsRows>) {
  const { accounts, scale } = rows;
  const points = useMemo(() => toLoadSeries(accounts, scale), [accounts, scale]);
  const steps = accounts[0]?.executingHistory.length ?? 0;
  return (
    <AreaChart data={points} width={width} height={height} margin={MARGIN} accessibilityLayer={false}>
      <XAxis dataKey="x" type="number" hide domain={[0, steps]} allowDataOverflow />
      <YAxis type="number" hide domain={[0, accounts.length]} allowDataOverflow />
      <Area {...STILL} dataKey="band" stroke="none" fill="var(--running)" fillOpacity={0.22} tooltipType="none" />
      <Area {...LINE} dataKey="max" stroke="var(--dim)" strokeWidth={1} strokeDasharray="3 3" />
      <Area {...LINE} dataKey="executing" stroke="var(--running)" strokeWidth={1.5} />
      <Area {...LINE} dataKey="filling" stroke="var(--running)" strokeWidth={1.5} strokeDasharray="1.5 1.5" />
    </AreaChart>
  );
});
