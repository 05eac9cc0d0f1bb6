import type { GapCode, History } from "@/lib/domain/history";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/domain/time-units";
import { formatDayTime, formatTimeOfDay, plural, zoneName } from "./format";
import { type Moment } from "./moment";
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
  const today = (ms: number) => (isLong && isToday(ms, nowMs, zone) ? "today " : "");
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

/** Whether a time is told without its day. */
const isToday = (ms: number, nowMs: number, zone: string) =>
  formatDayTime(ms, nowMs, zone) === formatTimeOfDay(ms, zone);

/** "02:25 to 03:55"; the day is told once where both are on one. In the night clocks change, "02:30 CEST to 02:30 CET". */
export function spanText(startMs: number, endMs: number, nowMs: number, zone: string): string {
  const clocksChange = endMs - startMs < DAY_MS && zoneName(zone, startMs) !== zoneName(zone, endMs);
  // Within one minute only seconds tell the ends apart; of a few minutes, from those of the next, unless they are whole ones.
  const isOneMinute = formatDayTime(startMs, nowMs, zone) === formatDayTime(endMs, nowMs, zone);
  const isOffMinute = startMs % MINUTE_MS !== 0 || endMs % MINUTE_MS !== 0;
  const isSameDay = isToday(startMs, nowMs, zone) === isToday(endMs, nowMs, zone);
  if (!clocksChange && (isOneMinute || (endMs - startMs < SHORT_MS && isOffMinute && isSameDay))) {
    return `${formatDayTime(startMs, nowMs, zone, { seconds: true })} to ${formatTimeOfDay(endMs, zone, { seconds: true })}`;
  }
  const start = formatDayTime(startMs, nowMs, zone);
  const end = formatDayTime(endMs, nowMs, zone);
  const isOneDay = start.slice(0, -5) === end.slice(0, -5);
  const other = isToday(endMs, nowMs, zone) ? `today ${end}` : end;
  const last = isOneDay ? formatTimeOfDay(endMs, zone) : other;
  return clocksChange
    ? `${start} ${zoneName(zone, startMs)} to ${last} ${zoneName(zone, endMs)}`
    : `${start} to ${last}`;
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
