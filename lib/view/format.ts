import { SECOND_MS } from "@/lib/domain/time-units";

/** What stands where a value is unknown or absent in a list of values. */
export const UNKNOWN_TEXT = "—";

// toLocaleString makes a formatter at each call: 20 ms of a poll with 200 accounts.
const counts = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

/** A count with thousands set apart, "1,214"; a true minus sign where the upstream gave a negative number. */
export function formatCount(count: number): string {
  if (!Number.isFinite(count)) return UNKNOWN_TEXT;
  const text = counts.format(Math.abs(count));
  return count < 0 && text !== "0" ? `\u2212${text}` : text;
}

/** A counted noun: "1 image", "2 images", "0 images". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

interface ZoneFormats {
  /** Every part of a time, to be put together by us: locales differ in order and marks. */
  parts: Intl.DateTimeFormat;
  names: Intl.DateTimeFormat[];
  /** Times taken apart lately, by epoch second: a table's hundred starts are the same at every poll, and one costs 10 µs. */
  known: Map<number, TimeParts>;
}

const KNOWN_TIMES = 500;

// A formatter costs about 50 µs to make and is asked for at each tick; the zones of one viewer are few.
const formatsOfZone = new Map<string, ZoneFormats>();

function makeFormats(zone: string): ZoneFormats {
  return {
    parts: new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "short",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    }),
    // Each English locale names its own region's zones and writes GMT+n for the others'.
    names: ["en-GB", "en-US", "en-CA", "en-AU", "en-NZ", "en-IN", "en-ZA"].map(
      (locale) => new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "short" }),
    ),
    known: new Map(),
  };
}

function formatsOf(zone: string): ZoneFormats {
  const known = formatsOfZone.get(zone);
  if (known) return known;
  let formats: ZoneFormats;
  try {
    formats = makeFormats(zone);
  } catch {
    formats = makeFormats("UTC");
  }
  formatsOfZone.set(zone, formats);
  return formats;
}

/** A time taken apart in a zone. */
interface TimeParts {
  clock: string;
  seconds: string;
  /** "23 Nov". */
  day: string;
  year: string;
}

// The largest time a Date can hold; beyond it Intl throws.
const MAX_TIME_MS = 8.64e15;

/** A time taken apart in a zone, by day and clock; null for what is not a time. */
export function timeParts(ms: number, zone: string): TimeParts | null {
  if (!Number.isFinite(ms) || Math.abs(ms) > MAX_TIME_MS) return null;
  const { parts: format, known } = formatsOf(zone);
  const second = Math.floor(ms / SECOND_MS);
  const before = known.get(second);
  if (before) return before;
  const found = new Map(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? "";
  const parts = {
    clock: `${part("hour")}:${part("minute")}`,
    seconds: part("second"),
    // en-GB abbreviates September to four letters; three keep columns aligned.
    day: `${part("day")} ${part("month").slice(0, 3)}`,
    year: part("year"),
  };
  if (known.size >= KNOWN_TIMES) known.clear();
  known.set(second, parts);
  return parts;
}

interface TimeOptions {
  seconds?: boolean;
}

/** A time of day: "16:02", with `seconds` "16:02:11"; "—" for what is not a time. */
export function formatTimeOfDay(ms: number, zone: string, { seconds = false }: TimeOptions = {}): string {
  const parts = timeParts(ms, zone);
  if (!parts) return UNKNOWN_TEXT;
  return seconds ? `${parts.clock}:${parts.seconds}` : parts.clock;
}

/** A time of day with its date when that is not today in this zone: "16:02", "23 Nov 16:02", "23 Nov 2025 16:02". */
export function formatDayTime(ms: number, nowMs: number, zone: string, options: TimeOptions = {}): string {
  const parts = timeParts(ms, zone);
  if (!parts) return UNKNOWN_TEXT;
  const today = timeParts(nowMs, zone);
  const time = formatTimeOfDay(ms, zone, options);
  if (parts.year !== today?.year) return `${parts.day} ${parts.year} ${time}`;
  return parts.day === today.day ? time : `${parts.day} ${time}`;
}

/** What a zone is called at some time: "UTC", "CET", "EST", else "GMT+9". */
export function zoneName(zone: string, ms: number): string {
  if (!Number.isFinite(ms) || Math.abs(ms) > MAX_TIME_MS) return zone;
  const names = formatsOf(zone).names.map(
    (format) => format.formatToParts(ms).find(({ type }) => type === "timeZoneName")?.value ?? zone,
  );
  return names.find((name) => !/^GMT[+\-\u2212]/.test(name)) ?? names[0] ?? zone;
}
