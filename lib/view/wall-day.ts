import type { History, HistoryBucket } from "@/lib/domain/history";
import { HOUR_MS, MINUTE_MS } from "@/lib/domain/time-units";
import { formatTimeOfDay } from "./format";
import type { Moment } from "./moment";
import { formatSpan } from "./duration-text";
import { formatUptime } from "./more-duration-text";
import { parseTime } from "./parse-time";
import { LEAST_ZERO_FREE_MS, sumZeroFree } from "./zero-free";

/** How much the wall's strip shows. */
export const WALL_DAY_MS = 12 * HOUR_MS;

/** A stretch of the strip, in shares of its width: 0 is its left end, 1 now. */
export interface WallStretch {
  x: number;
  width: number;
}

/** One step of the strip. */
export interface WallStep extends WallStretch {
  /** Share of the slots that were free on average, 0 to 1: the height drawn. */
  free: number;
  /** Share of the step in which no slot was free, 0 to 1: the length of its mark. All marks together are as long as the text says. */
  noneFree: number;
}

/** The last 12 hours in a thin strip, for a drawing without a chart library. */
export interface WallDay {
  steps: WallStep[];
  /** Of which nothing is known: an outage, our server down, the time before recording began. */
  gaps: WallStretch[];
  /** The time for which a job that is stuck now has been stuck. Gaps are left out of it, for nobody saw the job there. Empty while none is stuck. */
  stuck: WallStretch[];
  /** "04:42": its left end. */
  from: string;
  /** Its right end: "now", and "16:42" while nothing else on the wall is of now. */
  to: string;
  /** "none free for 3 h 12 min of 12 h": the same in words. */
  text: string;
  /** Whether the text speaks of what the marks of time with none free show: it is then their key. */
  tellsFull: boolean;
}

export interface WallDayInput extends Moment {
  /** Of 24 hours; the last twelve are drawn. Null while unknown. */
  history: History | null;
  /** Whether the database does not answer. */
  isAway: boolean;
  /** Whether the data is current. */
  isCurrent: boolean;
  /** Since when a job that is stuck now has been so, epoch ms; null while none is. */
  stuckSinceMs: number | null;
}

/** Less than this missing is the whole. */
const SLACK_MS = 5 * MINUTE_MS;
/** So soon after the beginning figures say nothing yet. */
const FIRST_MS = 10 * MINUTE_MS;

const AWAY = "history is not being recorded";

/** The strip. Where nothing is known it is one gap, and its text says why. */
export function toWallDay({ history, isAway, isCurrent, stuckSinceMs, nowMs, zone }: WallDayInput): WallDay {
  const startMs = nowMs - WALL_DAY_MS;
  const stretch = (fromMs: number, toMs: number): WallStretch => {
    const x = Math.min(1, Math.max(0, (fromMs - startMs) / WALL_DAY_MS));
    return { x, width: Math.max(0, Math.min(1, (toMs - startMs) / WALL_DAY_MS) - x) };
  };
  const from = formatTimeOfDay(startMs, zone);
  const to = isCurrent ? "now" : formatTimeOfDay(nowMs, zone);
  const seen = history === null ? [] : observedSteps(history, startMs);
  if (history === null || seen.length === 0) {
    const nothing =
      history === null || history.recordingSince === null ? "nothing recorded yet" : "nothing recorded in 12 h";
    const text = isAway ? AWAY : history === null ? "not known yet" : nothing;
    return { steps: [], gaps: [stretch(startMs, nowMs)], stuck: [], from, to, text, tellsFull: false };
  }
  const unknown = gapsOf(history, nowMs);
  const stuck: Span[] = stuckSinceMs === null ? [] : without([Math.max(startMs, stuckSinceMs), nowMs], unknown);
  const steps = seen.flatMap(({ fromMs, toMs, bucket }) => {
    const { slots, executingAverage, zeroFreeMs } = bucket;
    if (executingAverage === null || slots === null || slots <= 0) return [];
    const free = Math.min(1, Math.max(0, 1 - executingAverage / slots));
    const noneFreeMs = (zeroFreeMs ?? 0) < LEAST_ZERO_FREE_MS ? 0 : (zeroFreeMs ?? 0);
    return [{ ...stretch(fromMs, toMs), free, noneFree: Math.min(1, noneFreeMs / (toMs - fromMs)) }];
  });
  const { text, tellsNoneFree } = isAway
    ? { text: AWAY, tellsNoneFree: false }
    : wordsOf(seen, history.recordingSince, { nowMs, zone });
  return {
    steps,
    gaps: unknown.flatMap(([fromMs, toMs]) => (toMs > startMs ? [stretch(fromMs, toMs)] : [])),
    stuck: stuck.map(([fromMs, toMs]) => stretch(fromMs, toMs)),
    from,
    to,
    text,
    tellsFull: tellsNoneFree && steps.some(({ noneFree }) => noneFree > 0),
  };
}

/** From, to: epoch ms. */
type Span = readonly [number, number];

/** What of a span lies in none of the holes. */
function without(span: Span, holes: readonly Span[]): Span[] {
  return holes.reduce<Span[]>(
    (parts, [holeFrom, holeTo]) =>
      parts.flatMap(([from, to]) =>
        holeTo <= from || holeFrom >= to
          ? [[from, to] as Span]
          : [...(holeFrom > from ? [[from, holeFrom] as Span] : []), ...(holeTo < to ? [[holeTo, to] as Span] : [])],
      ),
    span[0] < span[1] ? [span] : [],
  );
}

interface Seen {
  fromMs: number;
  toMs: number;
  /** How much of it lies within the strip, 0 to 1. */
  part: number;
  bucket: HistoryBucket;
}

/** The buckets within the strip of which something was observed. */
function observedSteps({ buckets, bucketMs, to }: History, startMs: number): Seen[] {
  const endMs = parseTime(to) ?? 0;
  return buckets.flatMap((bucket) => {
    const fromMs = parseTime(bucket.at) ?? 0;
    const toMs = Math.min(fromMs + bucketMs, Math.max(fromMs, endMs));
    if (bucket.observedMs <= 0 || toMs <= startMs) return [];
    return [{ fromMs, toMs, part: Math.min(1, (toMs - startMs) / (toMs - fromMs)), bucket }];
  });
}

/** Stretches of which nothing is known, epoch ms. What lies after the answer itself is unknown, too, once it is old. */
function gapsOf({ gaps, recordingSince, from, to }: History, nowMs: number): Span[] {
  const toMs = parseTime(to) ?? 0;
  const known = gaps.map((gap): Span => [parseTime(gap.from) ?? 0, parseTime(gap.to) ?? toMs]);
  const sinceMs = parseTime(recordingSince) ?? toMs;
  return [[parseTime(from) ?? 0, sinceMs], ...known, ...(nowMs - toMs > SLACK_MS ? [[toMs, nowMs] as Span] : [])];
}

interface DayWords {
  text: string;
  /** Whether it says for how long no slot was free. */
  tellsNoneFree: boolean;
}

/** Rounded down as beside the headline (past-hour.ts), or two sentences of one wall would be a minute apart. */
const wholeMinutes = (ms: number) => (ms < MINUTE_MS ? formatSpan(ms) : formatUptime(ms));

function wordsOf(seen: readonly Seen[], recordingSince: string | null, { nowMs, zone }: Moment): DayWords {
  const { observedMs, zeroFreeMs: noneFreeMs, isAtLeast } = sumZeroFree(seen);
  const sinceMs = parseTime(recordingSince);
  const plain = (text: string): DayWords => ({ text, tellsNoneFree: false });
  if (observedMs < FIRST_MS && sinceMs !== null && nowMs - sinceMs < 2 * FIRST_MS) {
    return plain(`recording since ${formatTimeOfDay(sinceMs, zone)}`);
  }
  const isWhole = observedMs > WALL_DAY_MS - SLACK_MS;
  const span = isWhole ? formatSpan(WALL_DAY_MS) : `${wholeMinutes(observedMs)} observed`;
  if (noneFreeMs === null) return plain(isWhole ? `the last ${span}` : span);
  if (noneFreeMs < LEAST_ZERO_FREE_MS) return plain(`always a slot free in ${span}`);
  const atLeast = isAtLeast ? "at least " : "";
  const noneFree = isWhole ? formatSpan(noneFreeMs) : wholeMinutes(noneFreeMs);
  return { text: `none free for ${atLeast}${noneFree} of ${span}`, tellsNoneFree: true };
}
