import { serialiseViewState, RANGES, type ViewState } from "@/lib/domain/view-state";
import type { History, HistoryRange } from "@/lib/domain/history";
import { MINUTE_MS } from "@/lib/domain/time-units";
import { formatDayTime, plural } from "./format";
import type { Moment } from "./moment";
import { parseTime } from "./parse-time";

const NAMES: Record<HistoryRange, string> = {
  "1h": "1 h",
  "6h": "6 h",
  "24h": "24 h",
  "7d": "7 d",
  "30d": "30 d",
  "90d": "90 d",
  all: "all",
};

const LONG_NAMES: Record<HistoryRange, string> = {
  "1h": "the last hour",
  "6h": "the last 6 hours",
  "24h": "the last 24 hours",
  "7d": "the last 7 days",
  "30d": "the last 30 days",
  "90d": "the last 90 days",
  all: "all that is kept",
};

/** A choice of range: a link, so that it works without scripts and can be copied. */
export interface RangeTab {
  range: HistoryRange;
  /** "24 h". */
  label: string;
  /** For those who hear it: "24 h, the last 24 hours". */
  name: string;
  href: string;
  isCurrent: boolean;
}

/**
 * The tabs, each an address that keeps the rest of the view.
 *
 * @param page address of the page they are on
 */
export function toRangeTabs(view: ViewState, page: string): RangeTab[] {
  return RANGES.map((range) => ({
    range,
    label: NAMES[range],
    name: range === "all" ? LONG_NAMES.all : `${NAMES[range]}, ${LONG_NAMES[range]}`,
    href: `${page}${serialiseViewState({ ...view, range })}`,
    isCurrent: range === view.range,
  }));
}

/** "the last 24 hours". */
export function rangeName(range: HistoryRange): string {
  return LONG_NAMES[range];
}

/** History is asked for about once a minute. Where the one at hand ends longer ago than this, its end is not called "now". */
const NOW_MS = 150_000;

/** "22 Nov 16:45 to now, Europe/Berlin"; where it is not asked for anew (`isOld`), or was not for long, with the time of its end. */
export function periodText({ from, to }: History, { nowMs, zone }: Moment, isOld: boolean): string {
  const [fromMs, toMs] = [parseTime(from), parseTime(to)];
  if (fromMs === null) return zone;
  const isNow = toMs === null || (!isOld && nowMs - toMs < NOW_MS);
  return `${formatDayTime(fromMs, nowMs, zone)} to ${isNow ? "now" : formatDayTime(toMs, nowMs, zone)}, ${zone}`;
}

/** A bucket's length as "per" something: "minute", "15 min", "hour", "6 h", "day". */
export function stepName(bucketMs: number): string {
  const minutes = Math.round(bucketMs / MINUTE_MS);
  if (minutes <= 1) return "minute";
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  if (hours === 1) return "hour";
  if (hours < 24) return `${hours} h`;
  return hours === 24 ? "day" : plural(Math.round(hours / 24), "day");
}
