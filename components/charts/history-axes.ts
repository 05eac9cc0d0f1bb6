import type { TimeTick } from "@/lib/view/time-ticks";

/** Room left of a history's plot for figures, right of it for a label's end, and below for times, px. */
export const HISTORY_MARGIN = { top: 8, right: 14, bottom: 0, left: 0 };
export const Y_WIDTH = 40;
const X_HEIGHT = 26;

const TEXT = { fill: "var(--dim)", fontSize: 12 } as const;

/** A time axis from one epoch ms to another, with marks made in lib/view. */
export function timeAxis(fromMs: number, toMs: number, ticks: readonly TimeTick[]) {
  const labels = new Map(ticks.map(({ atMs, label }) => [atMs, label]));
  return {
    dataKey: "atMs",
    type: "number",
    domain: [fromMs, toMs],
    allowDataOverflow: true,
    ticks: ticks.map(({ atMs }) => atMs),
    tickFormatter: (ms: number) => labels.get(ms) ?? "",
    height: X_HEIGHT,
    interval: "preserveStart",
    minTickGap: 18,
    axisLine: { stroke: "var(--line)" },
    tickLine: { stroke: "var(--line)" },
    tick: TEXT,
  } as const;
}

/** A figure axis from 0 up, with as few marks as can be read. */
export function figureAxis(top: number, ticks: number[], format: (value: number) => string) {
  return {
    type: "number",
    domain: [0, top],
    allowDataOverflow: true,
    ticks,
    tickFormatter: format,
    width: Y_WIDTH,
    axisLine: false,
    tickLine: false,
    tick: TEXT,
  } as const;
}
