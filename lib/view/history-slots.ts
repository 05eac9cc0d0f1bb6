import type { History, HistoryBucket } from "@/lib/domain/history";
import { cutAtGaps, onLine, shareOf } from "./cut-at-gaps";
import { formatCount, formatDayTime, UNKNOWN_TEXT } from "./format";
import { spanText, toGapRows, type GapRow } from "./history-gaps";
import { rangeName } from "./history-range";
import type { Moment } from "./moment";
import { parseTime } from "./parse-time";
import type { StepReadout } from "./step-readout";
import { formatSpan } from "./duration-text";
import { timeTicks, type TimeTick } from "./time-ticks";
import { LEAST_ZERO_FREE_MS } from "./zero-free";

/** One point of the drawing; null lifts the pen. */
export interface SlotsPoint {
  atMs: number;
  average: number | null;
  peak: number | null;
  slots: number | null;
  /** The step still filling: its figures may yet change, so it is drawn apart. */
  averageFilling: number | null;
  peakFilling: number | null;
}

/** Minutes without a free slot, a bar for each step. */
export interface ZeroFreePoint {
  /** Middle of the step. */
  atMs: number;
  /** Of the step's observed time, 0 to 1; null where nothing was observed. */
  share: number | null;
  fillingShare: number | null;
}

/** A line of the table with the same content. */
export interface SlotsTableRow {
  key: string;
  when: string;
  iso: string;
  observed: string;
  average: string;
  peak: string;
  slots: string;
  zeroFree: string;
}

export interface SlotsChart {
  fromMs: number;
  toMs: number;
  bucketMs: number;
  points: SlotsPoint[];
  zeroFree: ZeroFreePoint[];
  /** Whether peak and time with none free are known at all: of several accounts together they are not. */
  hasPeak: boolean;
  hasZeroFree: boolean;
  gaps: GapRow[];
  ticks: TimeTick[];
  /** Upper end of the axis, a whole number. */
  top: number;
  /** "15 slots", "12 to 15 slots"; null while unknown. */
  slotsText: string | null;
  sentence: string;
  table: SlotsTableRow[];
  readouts: StepReadout[];
}

/** How many ticks a time axis has at most. */
const TICKS = 8;

const NOTHING = { average: null, peak: null, slots: null, averageFilling: null, peakFilling: null };

interface Step {
  startMs: number;
  endMs: number;
  bucket: HistoryBucket;
  isFilling: boolean;
}

/** The buckets with their bounds; the last one, if its end is yet to come, is still filling. */
export function toSteps({ buckets, bucketMs, to }: History): Step[] {
  const toMs = parseTime(to) ?? 0;
  return buckets.flatMap((bucket) => {
    const startMs = parseTime(bucket.at);
    if (startMs === null) return [];
    const endMs = startMs + bucketMs;
    return [{ startMs, endMs: Math.min(endMs, Math.max(toMs, startMs)), bucket, isFilling: endMs > toMs }];
  });
}

const isObserved = ({ bucket }: Step) => bucket.executingAverage !== null;

/** Runs of observed steps: between two of them lies a gap, and no line. */
function runsOf(steps: readonly Step[]): Step[][] {
  const runs: Step[][] = [];
  let open: Step[] | null = null;
  for (const step of steps) {
    if (!isObserved(step)) open = null;
    else if (open === null) runs.push((open = [step]));
    else open.push(step);
  }
  return runs;
}

/**
 * Points in the middle of their steps, and at both ends of a run of steps its edge, so that a single step has width and
 * a line ends where the gap begins.
 */
function pointsOf(run: readonly Step[]): SlotsPoint[] {
  const points: SlotsPoint[] = [];
  const put = (atMs: number, { bucket }: Step, isFilling: boolean, isWhole: boolean) => {
    const { executingAverage, executingPeak, slots } = bucket;
    points.push({
      atMs,
      average: isWhole ? executingAverage : null,
      peak: isWhole ? executingPeak : null,
      slots,
      averageFilling: isFilling ? executingAverage : null,
      peakFilling: isFilling ? executingPeak : null,
    });
  };
  run.forEach((step, index) => {
    const middleMs = (step.startMs + step.endMs) / 2;
    const next = run[index + 1];
    if (index === 0) put(step.startMs, step, step.isFilling, !step.isFilling);
    // The last whole step is where the dotted line of the filling one begins.
    put(middleMs, step, step.isFilling || next?.isFilling === true, !step.isFilling);
    if (next === undefined) put(step.endMs, step, step.isFilling, !step.isFilling);
  });
  const last = run.at(-1);
  if (last !== undefined) points.push({ atMs: last.endMs, ...NOTHING });
  return points;
}

function pointBetween(before: SlotsPoint, after: SlotsPoint, atMs: number): SlotsPoint {
  const share = shareOf(before.atMs, after.atMs, atMs);
  return {
    atMs,
    average: onLine(before.average, after.average, share),
    peak: onLine(before.peak, after.peak, share),
    // Slots are a step: they hold until something else is known.
    slots: after.slots === null ? null : before.slots,
    averageFilling: onLine(before.averageFilling, after.averageFilling, share),
    peakFilling: onLine(before.peakFilling, after.peakFilling, share),
  };
}

function slotsWords(steps: readonly Step[]): string | null {
  const known = steps.flatMap(({ bucket: { slots } }) => (slots === null ? [] : [Math.round(slots)]));
  if (known.length === 0) return null;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  if (least === most) return `${formatCount(most)} ${most === 1 ? "slot" : "slots"}`;
  return `${formatCount(least)} to ${formatCount(most)} slots`;
}

/** Peak and time with none free are not known of several accounts together: then a dash stands, though the step was observed. */
const figure = (value: number | null, digits = 0) => (value === null ? UNKNOWN_TEXT : value.toFixed(digits));

function tableRow({ startMs, endMs, bucket }: Step, { nowMs, zone }: Moment): SlotsTableRow {
  return {
    key: bucket.at,
    when: formatDayTime(startMs, nowMs, zone),
    iso: `${new Date(startMs).toISOString()} to ${new Date(endMs).toISOString()}`,
    observed: formatSpan(bucket.observedMs),
    average: bucket.executingAverage === null ? "not observed" : figure(bucket.executingAverage, 1),
    peak: figure(bucket.executingPeak),
    slots: figure(bucket.slots),
    zeroFree: bucket.zeroFreeMs === null ? UNKNOWN_TEXT : formatSpan(bucket.zeroFreeMs),
  };
}

function readoutOf(step: Step, gaps: readonly GapRow[], moment: Moment): StepReadout {
  const { startMs, endMs, bucket } = step;
  const when = spanText(startMs, endMs, moment.nowMs, moment.zone);
  const { executingAverage, executingPeak, slots, zeroFreeMs } = bucket;
  if (executingAverage === null) {
    const gap = gaps.find(({ fromMs, toMs }) => fromMs < endMs && toMs > startMs);
    return { startMs, endMs, text: `${when} · not observed${gap ? `: ${gap.why}` : ""}` };
  }
  const peak = executingPeak === null ? "" : ` · peak ${formatCount(executingPeak)}`;
  const of = slots === null ? "" : ` of ${formatCount(Math.round(slots))}`;
  const zero =
    zeroFreeMs === null || zeroFreeMs < LEAST_ZERO_FREE_MS ? "" : ` · none free for ${formatSpan(zeroFreeMs)}`;
  return { startMs, endMs, text: `${when} · average ${executingAverage.toFixed(1)}${peak}${of}${zero}` };
}

function sentenceOf(history: History, steps: readonly Step[], slots: string | null): string {
  const seen = steps.filter(isObserved);
  if (seen.length === 0) return `Nothing was observed in ${rangeName(history.range)}.`;
  const observedMs = seen.reduce((sum, { bucket }) => sum + bucket.observedMs, 0);
  const usedMs = seen.reduce((sum, { bucket }) => sum + (bucket.executingAverage ?? 0) * bucket.observedMs, 0);
  const peaks = seen.flatMap(({ bucket: { executingPeak } }) => (executingPeak === null ? [] : [executingPeak]));
  const most = peaks.length === 0 ? "" : `, at most ${formatCount(Math.max(...peaks))}`;
  const average = observedMs > 0 ? (usedMs / observedMs).toFixed(1) : "0.0";
  return `On average ${average} videos ran at once${most}${slots === null ? "" : `, on ${slots}`}.`;
}

/** Slots in use against slots, with the time with none free below: points, axis and words. */
export function toSlotsChart(history: History, moment: Moment, isViewer = false): SlotsChart {
  const steps = toSteps(history);
  const fromMs = parseTime(history.from) ?? 0;
  const toMs = parseTime(history.to) ?? fromMs;
  const highest = steps.reduce((most, { bucket }) => Math.max(most, bucket.slots ?? 0, bucket.executingPeak ?? 0), 1);
  const slotsText = slotsWords(steps);
  const gaps = toGapRows(history, moment, isViewer);
  return {
    fromMs,
    toMs,
    bucketMs: history.bucketMs,
    points: cutAtGaps(runsOf(steps).flatMap(pointsOf), gaps, NOTHING, pointBetween),
    zeroFree: steps.map((step) => {
      const { zeroFreeMs, observedMs } = step.bucket;
      const share = zeroFreeMs === null || observedMs <= 0 ? null : Math.min(1, zeroFreeMs / observedMs);
      return {
        // The bar of the filling step is as wide as the others, and may end beyond the chart: Recharts takes the least distance of two bars for all.
        atMs: step.startMs + history.bucketMs / 2,
        share: step.isFilling ? null : share,
        fillingShare: step.isFilling ? share : null,
      };
    }),
    hasPeak: steps.some(({ bucket }) => bucket.executingPeak !== null),
    hasZeroFree: steps.some(({ bucket }) => bucket.zeroFreeMs !== null),
    gaps,
    ticks: timeTicks(fromMs, toMs, moment.zone, TICKS),
    top: Math.ceil(highest),
    slotsText,
    sentence: sentenceOf(history, steps, slotsText),
    table: steps.map((step) => tableRow(step, moment)),
    readouts: steps.map((step) => readoutOf(step, gaps, moment)),
  };
}
