import type { AccountLoadRow } from "./account-load";

/** One point of all accounts' last hour, drawn as one series: see {@link toLoadSeries}. */
export interface LoadPoint {
  /** Minutes since the start of the hour, 0 to the number of steps. */
  x: number;
  /** The filled area, from the row's own floor up; null breaks it. */
  band: [number, number] | null;
  /** The line on top of the area. */
  executing: number | null;
  /** The account's max, drawn dashed. */
  max: number | null;
  /** The minute still filling: its figure may yet rise, so it is drawn differently. */
  filling: number | null;
}

/** How much of a row's height its figures may take: the rest keeps neighbours apart. */
const ROW_FILL = 0.72;
const ROW_FLOOR = 0.14;

/**
 * The last hour of every account as ONE list of points, row under row: account `i` of `n` is drawn between y = n - i - 1
 * and y = n - i, and a point of nulls lifts the pen between accounts. One series instead of two for each account,
 * because a chart's cost on the main thread grows with its series, not with its points.
 *
 * Meant to be drawn with steps that hold until the next point. A run that ends (nothing observed) is closed at the minute
 * where it ends, so that its last minute has its width and a gap stays a gap.
 * @param rows accounts, top first
 * @param scale the figure that fills a row (AccountLoadChart.scale)
 */
export function toLoadSeries(rows: readonly AccountLoadRow[], scale: number): LoadPoint[] {
  return rows.flatMap((row, index) => rowPoints(row, rows.length - index - 1, scale));
}

function rowPoints({ executingHistory, maxJobsHistory }: AccountLoadRow, base: number, scale: number): LoadPoint[] {
  const steps = executingHistory.length;
  const floor = base + ROW_FLOOR;
  const heightOf = (value: number | null | undefined) =>
    value === null || value === undefined ? null : floor + (Math.min(value, scale) / scale) * ROW_FILL;
  const point = (x: number, executing: number | null, max: number | null, filling: number | null = null) => ({
    x,
    band: executing === null ? null : ([floor, executing] as [number, number]),
    executing,
    max,
    filling,
  });

  const points: LoadPoint[] = [];
  const last = steps - 1;
  let executing: number | null = null;
  let max: number | null = null;
  for (let x = 0; x < last; x++) {
    const nextExecuting = heightOf(executingHistory[x]);
    const nextMax = heightOf(maxJobsHistory[x]);
    // A minute like the one before says nothing new: steps hold. A quiet hour is drawn from a few points.
    if (x > 0 && nextExecuting === executing && nextMax === max) continue;
    const ends = (executing !== null && nextExecuting === null) || (max !== null && nextMax === null);
    if (ends) points.push(point(x, executing, max));
    points.push(point(x, nextExecuting, nextMax));
    executing = nextExecuting;
    max = nextMax;
  }
  if (steps > 0) {
    const filling = heightOf(executingHistory[last]);
    const lastMax = heightOf(maxJobsHistory[last]) ?? (filling === null ? null : max);
    // The filling minute begins where the last whole one ended, so that the step between them is drawn too.
    points.push(point(last, executing, max, filling === null ? null : executing));
    points.push(point(last, null, lastMax, filling), point(steps, null, lastMax, filling));
  }
  points.push(point(steps, null, null));
  return points;
}
