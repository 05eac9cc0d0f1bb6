import type { GapCode, History } from "@/lib/domain/history";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/domain/time-units";
import { isSameDay } from "./day-text";
import { formatDayTime, formatTimeOfDay, plural, zoneName } from "./format";
import type { Moment } from "./moment";
import { formatSpan } from "./duration-text";
import { parseTime } from "./parse-time";

/** A stretch of time of which nothing is known. */
export interface GapRow {
  fromMs: number;
  toMs: number;
  /** "02:25 to 03:55". */
  when: string;
  /** "useapi.net did not answer". */
  why: string;
  fromIso: string;
  toIso: string;
  /** Whether it is the time before anything was recorded. */
  isBeginning: boolean;
}

const REASONS: Record<GapCode, string> = {
  unauthorised: "the token was refused",
  subscription: "the subscription had ended",
  forbidden: "the token was not allowed to read",
  "rate-limited": "useapi.net limited us",
  "account-error": "a MiniMax account was on hold",
  "upstream-error": "useapi.net answered with errors",
  timeout: "useapi.net did not answer in time",
  unreachable: "useapi.net could not be reached",
  "bad-response": "useapi.net's answers could not be read",
  frozen: "useapi.net's answers stood still",
  "not-running": "Slotwatch was not running",
  store: "the database did not answer",
};

/** Another version may have written a code of its own. */
const reasonOf = (code: GapCode): string => (code in REASONS ? REASONS[code] : "this version does not know why");

/** As the viewer of a link reads it: whose connection it was, and nothing about why. */
function viewerReason(code: GapCode): string {
  return code === "not-running" || code === "store" ? "nothing was recorded" : "the owner's connection was down";
}

/** Ranges longer than this hold several days. */
const LONG_MS = 25 * HOUR_MS;
/** Stretches shorter than this are told to the second. */
const SHORT_MS = 5 * MINUTE_MS;

/** The gaps of a history, clipped to its range, oldest first, with the time before recording began among them. */
export function toGapRows(history: History, { nowMs, zone }: Moment, isViewer = false): GapRow[] {
  const [fromMs, toMs] = [parseTime(history.from) ?? 0, parseTime(history.to) ?? 0];
  // Among days a time without one would be asked which.
  const isLong = toMs - fromMs > LONG_MS;
  const today = (ms: number) => (isLong && isSameDay(ms, nowMs, zone) ? "today " : "");
  const row = (start: number, end: number, why: string, isBeginning: boolean): GapRow => ({
    fromMs: start,
    toMs: end,
    when: isBeginning
      ? `before ${formatDayTime(end, nowMs, zone)}`
      : `${today(start)}${spanText(start, end, nowMs, zone)}`,
    why,
    fromIso: new Date(start).toISOString(),
    toIso: new Date(end).toISOString(),
    isBeginning,
  });
  const rows = history.gaps.flatMap((gap) => {
    const start = Math.max(fromMs, parseTime(gap.from) ?? fromMs);
    const end = Math.min(toMs, parseTime(gap.to) ?? toMs);
    return end > start ? [row(start, end, isViewer ? viewerReason(gap.code) : reasonOf(gap.code), false)] : [];
  });
  const beginMs = history.recordingSince === null ? toMs : (parseTime(history.recordingSince) ?? fromMs);
  if (beginMs > fromMs) rows.unshift(row(fromMs, Math.min(beginMs, toMs), "not recorded yet", true));
  return rows;
}

/** Both ends of a stretch in words, "02:25" and "03:55", for `spanText` and for sentences of their own. */
export function spanEnds(startMs: number, endMs: number, nowMs: number, zone: string): [start: string, end: string] {
  const clocksChange = endMs - startMs < DAY_MS && zoneName(zone, startMs) !== zoneName(zone, endMs);
  const isOneDay = isSameDay(startMs, endMs, zone);
  // Within one minute only seconds tell the ends apart; of a few minutes, from those of the next, unless they are whole ones.
  const isOneMinute = Math.floor(startMs / MINUTE_MS) === Math.floor(endMs / MINUTE_MS);
  const isOffMinute = startMs % MINUTE_MS !== 0 || endMs % MINUTE_MS !== 0;
  const hasSeconds = !clocksChange && (isOneMinute || (endMs - startMs < SHORT_MS && isOffMinute && isOneDay));
  const options = { seconds: hasSeconds };
  const start = formatDayTime(startMs, nowMs, zone, options);
  // The day is told once where both are on one; of two days, also today's.
  const today = isSameDay(endMs, nowMs, zone) ? "today " : "";
  const end = isOneDay
    ? formatTimeOfDay(endMs, zone, options)
    : `${today}${formatDayTime(endMs, nowMs, zone, options)}`;
  return clocksChange ? [`${start} ${zoneName(zone, startMs)}`, `${end} ${zoneName(zone, endMs)}`] : [start, end];
}

/** "02:25 to 03:55"; the day is told once where both are on one. In the night clocks change, "02:30 CEST to 02:30 CET". */
export function spanText(startMs: number, endMs: number, nowMs: number, zone: string): string {
  return spanEnds(startMs, endMs, nowMs, zone).join(" to ");
}

/** This many gaps are named one by one. */
const NAMED = 3;

/** "useapi.net could not be reached (3), Slotwatch was not running": why nothing is known, the most frequent first. */
function whysText(gaps: readonly GapRow[]): string {
  const counts = new Map<string, number>();
  for (const { why } of gaps) counts.set(why, (counts.get(why) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([why, count]) => (count === 1 ? why : `${why} (${count} times)`))
    .join(", ");
}

/** "No data 02:25 to 03:55 (useapi.net did not answer)." Many are counted and added up, with why. Null without gaps. */
export function gapsSentence(rows: readonly GapRow[]): string | null {
  const gaps = rows.filter(({ isBeginning }) => !isBeginning);
  const [first] = gaps;
  const beginning = rows.find(({ isBeginning }) => isBeginning);
  const begun = beginning === undefined ? [] : [`Nothing is known of the time ${beginning.when}.`];
  if (first === undefined) return begun[0] ?? null;
  if (gaps.length > NAMED) {
    const lengthMs = gaps.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
    return [
      ...begun,
      `No data in ${plural(gaps.length, "gap")}, ${formatSpan(lengthMs)} in all: ${whysText(gaps)}.`,
    ].join(" ");
  }
  return [...begun, `No data ${gaps.map(({ when, why }) => `${when} (${why})`).join(", ")}.`].join(" ");
}
