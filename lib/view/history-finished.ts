import type { History } from "@/lib/domain/history";
import { JOB_KINDS, type JobKind } from "@/lib/domain/kind";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/domain/time-units";
import { formatCount, formatDayTime } from "./format";
import { toGapRows, type GapRow } from "./history-gaps";
import { stepName } from "./history-range";
import { toSteps } from "./history-slots";
import { kindCount } from "./kind-words";
import type { Moment } from "./moment";
import { parseTime } from "./parse-time";
import type { StepReadout } from "./step-readout";
import { timeTicks, type TimeTick } from "./time-ticks";
import { zoneOffsetMs } from "./zone-offset";

type Counts = Partial<Record<JobKind, number>>;

/** One bar: jobs that ended within a step, by kind. */
export interface FinishedBar {
  key: string;
  /** Middle of the step, epoch ms. */
  atMs: number;
  when: string;
  iso: string;
  counts: Counts;
  total: number;
  /** Nothing of the step was observed: no bar, and no zero. */
  isUnknown: boolean;
  /** Whether the range holds only part of the step. So it is of the first, if the range begins within it, and of the last, which still fills. */
  isPartial: boolean;
}

export interface FinishedChart {
  fromMs: number;
  toMs: number;
  /** Length of a step. */
  stepMs: number;
  bars: FinishedBar[];
  /** Kinds that ended at all, in their usual order: the layers of a bar. */
  kinds: JobKind[];
  ticks: TimeTick[];
  /** Upper end of the axis. */
  top: number;
  /** "per hour, by kind". */
  subtitle: string;
  sentence: string;
  /** Stretches of which nothing is known. */
  gaps: GapRow[];
  readouts: StepReadout[];
}

/** More bars than this are a texture. */
const MOST_BARS = 32;
const TICKS = 5;

const STEPS_MS = [
  MINUTE_MS,
  2 * MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR_MS),
  ...[1, 2, 3, 7, 14, 30].map((days) => days * DAY_MS),
];

/** The shortest round step that makes few enough bars and that whole buckets fit. */
function stepOf(spanMs: number, bucketMs: number): number {
  const fits = (step: number) => step >= bucketMs && step % bucketMs === 0 && spanMs / step <= MOST_BARS;
  return STEPS_MS.find(fits) ?? Math.ceil(spanMs / MOST_BARS / bucketMs) * bucketMs;
}

const NICE_TOPS = [1, 2, 3, 4, 5, 6, 8, 10];
/** Of tens and more there are whole numbers between. */
const FINER_TOPS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The smallest round number from `count` on. */
export function niceTop(count: number): number {
  const scale = 10 ** Math.floor(Math.log10(Math.max(1, count)));
  const tops = scale < 10 ? NICE_TOPS : FINER_TOPS;
  return Math.round((tops.find((nice) => nice * scale >= count) ?? 10) * scale);
}

function add(sum: Counts, more: Counts): void {
  for (const kind of JOB_KINDS) {
    const count = more[kind] ?? 0;
    if (count > 0) sum[kind] = (sum[kind] ?? 0) + count;
  }
}

/**
 * The shift, ms, with which steps begin at round times of the viewer's clock, as far as whole buckets allow. All steps have the same shift.
 * If each had its own, two bars would overlap where clocks change, and the chart would draw every bar as thin as their distance.
 */
function shiftOf({ bucketMs }: History, toMs: number, zone: string): number {
  return Math.floor(zoneOffsetMs(toMs, zone) / bucketMs) * bucketMs;
}

/** Jobs that ended, by kind and step: bars, axis and words. */
export function toFinishedChart(history: History, { nowMs, zone }: Moment): FinishedChart {
  const fromMs = parseTime(history.from) ?? 0;
  const toMs = parseTime(history.to) ?? fromMs;
  const stepMs = stepOf(toMs - fromMs, history.bucketMs);
  const shiftMs = shiftOf(history, toMs, zone);
  const bars = new Map<number, FinishedBar>();
  const sum: Counts = {};
  for (const { startMs, bucket } of toSteps(history)) {
    const barMs = Math.floor((startMs + shiftMs) / stepMs) * stepMs - shiftMs;
    const bar = bars.get(barMs) ?? {
      key: String(barMs),
      atMs: barMs + stepMs / 2,
      when: formatDayTime(barMs, nowMs, zone),
      iso: `${new Date(barMs).toISOString()} to ${new Date(barMs + stepMs).toISOString()}`,
      counts: {},
      total: 0,
      isUnknown: true,
      isPartial: barMs < fromMs || barMs + stepMs > toMs,
    };
    bars.set(barMs, bar);
    add(bar.counts, bucket.finished);
    add(sum, bucket.finished);
    bar.total += Object.values(bucket.finished).reduce((total, count) => total + count, 0);
    // Jobs are seen to end also where nothing is known of slots.
    if (bucket.observedMs > 0 || bar.total > 0) bar.isUnknown = false;
  }
  const rows = [...bars.values()];
  const kinds = JOB_KINDS.filter((kind) => (sum[kind] ?? 0) > 0);
  return {
    fromMs: Math.min(fromMs, (rows[0]?.atMs ?? fromMs + stepMs) - stepMs / 2),
    toMs: Math.max(toMs, (rows.at(-1)?.atMs ?? toMs) + stepMs / 2),
    stepMs,
    bars: rows,
    kinds,
    ticks: timeTicks(fromMs, toMs, zone, TICKS),
    top: niceTop(rows.reduce((most, { total }) => Math.max(most, total), 1)),
    subtitle: `per ${stepName(stepMs)}, by kind`,
    sentence: sentenceOf(rows, kinds, sum, stepMs),
    gaps: toGapRows(history, { nowMs, zone }),
    readouts: rows.map((bar) => readoutOf(bar, stepMs)),
  };
}

function readoutOf({ atMs, when, counts, isUnknown, total }: FinishedBar, stepMs: number): StepReadout {
  const kinds = JOB_KINDS.filter((kind) => (counts[kind] ?? 0) > 0);
  const words = kinds.map((kind) => kindCount(counts[kind] ?? 0, kind)).join(", ");
  const text = isUnknown ? "not observed" : total === 0 ? "none ended" : words;
  return { startMs: atMs - stepMs / 2, endMs: atMs + stepMs / 2, text: `from ${when} · ${text}` };
}

function sentenceOf(bars: readonly FinishedBar[], kinds: readonly JobKind[], sum: Counts, stepMs: number): string {
  const total = kinds.reduce((all, kind) => all + (sum[kind] ?? 0), 0);
  if (total === 0) return "No job was seen to end.";
  const byKind = kinds.map((kind) => kindCount(sum[kind] ?? 0, kind)).join(", ");
  const most = bars.reduce((best, bar) => (bar.total > best.total ? bar : best));
  const words = `${formatCount(total)} ended${kinds.length > 1 ? `: ${byKind}` : ` (${byKind})`}`;
  return `${words}; most in the ${stepName(stepMs)} from ${most.when}, ${formatCount(most.total)}.`;
}
