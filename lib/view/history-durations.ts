import type { Durations, History } from "@/lib/domain/history";
import { JOB_KINDS, type JobKind } from "@/lib/domain/kind";
import { FIGURE_RUNS } from "@/lib/domain/usual";
import { formatTookClock } from "./duration-text";
import { formatCount, formatDayTime, plural } from "./format";
import { toGapRows, type GapRow } from "./history-gaps";
import { stepName } from "./history-range";
import { toSteps } from "./history-slots";
import { anyOfKind } from "./history-words";
import { kindJobs } from "./kind-words";
import type { Moment } from "./moment";
import { niceAbove } from "./nice-duration";
import { parseTime } from "./parse-time";
import type { StepReadout } from "./step-readout";
import { formatTookWords } from "./more-duration-text";
import { timeTicks, type TimeTick } from "./time-ticks";

/** One point of the drawing, in the middle of its step. A point without figures lifts the pen. */
export interface DurationPoint {
  atMs: number;
  p50Ms: number | null;
  p95Ms: number | null;
  /** The step still filling, drawn apart. */
  p50FillingMs: number | null;
  p95FillingMs: number | null;
}

export interface DurationTableRow {
  key: string;
  when: string;
  iso: string;
  n: string;
  p50: string;
  p95: string;
}

export interface DurationsChart {
  kind: JobKind;
  /** Kinds that ended at all: the choices. */
  kinds: JobKind[];
  /** "How long a video takes". */
  title: string;
  /** "per hour, ±5 %", for durations are counted in bins; with "p50 and p95" where no figures beside say what the lines are. */
  subtitle: string;
  fromMs: number;
  toMs: number;
  points: DurationPoint[];
  ticks: TimeTick[];
  topMs: number;
  /** Over the whole range, beside the lines: "p50 3:50", "p95 6:20"; null while unknown. */
  p50Text: string | null;
  p95Text: string | null;
  sentence: string;
  table: DurationTableRow[];
  /** Stretches of which nothing is known. */
  gaps: GapRow[];
  readouts: StepReadout[];
  empty: string | null;
}

/** Below this many runs p95 is hardly more than the time of the longest run, so it is not told. */
const P95_RUNS = 5;
const TICKS = 5;

const p95Of = ({ n, p95Ms }: Durations) => (n >= P95_RUNS ? p95Ms : null);

/** How long jobs of one kind took over time, p50 and p95: points, axis and words. */
export function toDurationsChart(history: History, kind: JobKind, { nowMs, zone }: Moment): DurationsChart {
  const fromMs = parseTime(history.from) ?? 0;
  const toMs = parseTime(history.to) ?? fromMs;
  const points: DurationPoint[] = [];
  const table: DurationTableRow[] = [];
  const readouts: StepReadout[] = [];
  let highestMs = 0;
  let lastMs: number | null = null;
  const gaps = toGapRows(history, { nowMs, zone });
  for (const { startMs, endMs, bucket, isFilling } of toSteps(history)) {
    const found = bucket.durations[kind];
    const atMs = middleOf(startMs, endMs, gaps);
    if (found === undefined || found.n === 0) {
      // An observed step in which none ended leaves the line whole; an unobserved one breaks it.
      if (bucket.observedMs <= 0 && lastMs !== null) points.push({ atMs, ...NO_FIGURES });
      if (bucket.observedMs <= 0) lastMs = null;
      continue;
    }
    const beforeMs = lastMs;
    const gap = gaps.find((one) => beforeMs !== null && one.fromMs < atMs && one.toMs > beforeMs);
    if (gap !== undefined) points.push({ atMs: Math.max(gap.fromMs, beforeMs ?? 0), ...NO_FIGURES });
    lastMs = atMs;
    const p95Ms = p95Of(found);
    highestMs = Math.max(highestMs, found.p50Ms ?? 0, p95Ms ?? 0);
    points.push({
      atMs,
      p50Ms: isFilling ? null : found.p50Ms,
      p95Ms: isFilling ? null : p95Ms,
      p50FillingMs: isFilling ? found.p50Ms : null,
      p95FillingMs: isFilling ? p95Ms : null,
    });
    const when = formatDayTime(startMs, nowMs, zone);
    const slow = p95Ms === null ? "" : ` · p95 ${formatTookClock(p95Ms)}`;
    const text = `from ${when} · p50 ${formatTookClock(found.p50Ms)}${slow} · of ${plural(found.n, "run")}`;
    readouts.push({ startMs, endMs, text });
    table.push({
      key: bucket.at,
      when,
      iso: `${new Date(startMs).toISOString()} to ${new Date(startMs + history.bucketMs).toISOString()}`,
      n: formatCount(found.n),
      p50: formatTookClock(found.p50Ms),
      p95: formatTookClock(p95Ms),
    });
  }
  startFilling(points);
  const whole = history.durations[kind] ?? null;
  // As in the headline: of few runs nothing is called usual.
  const isTold = whole !== null && whole.n >= FIGURE_RUNS;
  const p50Ms = isTold ? whole.p50Ms : null;
  const p95Ms = isTold ? whole.p95Ms : null;
  return {
    kind,
    kinds: JOB_KINDS.filter((one) => (history.durations[one]?.n ?? 0) > 0),
    title: `How long ${anyOfKind(kind)} takes`,
    subtitle: `${isTold ? "" : "p50 and p95 "}per ${stepName(history.bucketMs)}, ±5 %`,
    fromMs,
    toMs,
    points,
    ticks: timeTicks(fromMs, toMs, zone, TICKS),
    topMs: niceAbove(highestMs),
    p50Text: p50Ms === null ? null : `p50 ${formatTookClock(p50Ms)}`,
    p95Text: p95Ms === null ? null : `p95 ${formatTookClock(p95Ms)}`,
    sentence: sentenceOf(whole, kind),
    table,
    gaps,
    readouts,
    empty: table.length === 0 ? noneTimed(kind) : null,
  };
}

/** The middle of a step, or of the part of it that was observed where a gap lies over that: no figure stands in a gap. */
function middleOf(startMs: number, endMs: number, gaps: readonly GapRow[]): number {
  const middleMs = (startMs + endMs) / 2;
  const gap = gaps.find(({ fromMs, toMs }) => fromMs < middleMs && middleMs < toMs);
  if (gap === undefined) return middleMs;
  if (gap.fromMs > startMs) return (startMs + gap.fromMs) / 2;
  return gap.toMs < endMs ? (gap.toMs + endMs) / 2 : middleMs;
}

const NO_FIGURES = { p50Ms: null, p95Ms: null, p50FillingMs: null, p95FillingMs: null };

/** The dotted line of the filling step begins at the last whole one. */
function startFilling(points: DurationPoint[]): void {
  const last = points.at(-1);
  const before = points.at(-2);
  if (!last || !before || last.p50FillingMs === null) return;
  before.p50FillingMs = before.p50Ms;
  if (last.p95FillingMs !== null) before.p95FillingMs = before.p95Ms;
}

/** Of those that ended, too, nobody may have seen when they began. */
const noneTimed = (kind: JobKind) => `No ${kindJobs(kind)} were seen from beginning to end.`;

function sentenceOf(whole: Durations | null, kind: JobKind): string {
  if (whole === null || whole.n === 0 || whole.p50Ms === null) {
    return noneTimed(kind);
  }
  const { n, p50Ms, p95Ms } = whole;
  if (n < FIGURE_RUNS || p95Ms === null)
    return `${formatCount(n)} timed: what is usual is told from ${FIGURE_RUNS} on.`;
  return `Half of ${formatCount(n)} took up to about ${formatTookWords(p50Ms)} (p50), and 95 % ended within about ${formatTookWords(p95Ms)} (p95).`;
}
