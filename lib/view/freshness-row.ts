import type { Envelope } from "@/lib/domain/envelope";
import { freshnessOf, type Freshness } from "@/lib/domain/freshness";
import { formatAge } from "./duration-text";
import { formatDayTime } from "./format";
import type { Moment } from "./moment";
import { parseTime } from "./parse-time";

/** What the corner says about the age of the data, and whether anything below may claim to be "now". */
export interface FreshnessRow {
  /** The data's state; `paused` and `away` (our own server does not answer) are the viewer's own. */
  state: Freshness | "paused" | "away";
  /** "Live", "Late", "Stale", "Down", "Starting", "Paused since 16:02", "No connection". */
  word: string;
  /** True only while data is live and not paused: colour and ticking are allowed. */
  isCurrent: boolean;
  /** "data 3 s old · next in 2 s", "data from 16:02:11, 4 min old", "no answer since 16:02". Changes each second. */
  detail: string;
  /** The stamp for each panel when not current: "as of 16:02:11", else null. */
  asOf: string | null;
  /** Age of the data in ms, the larger of monotonic and wall-clock reckoning; null when there is none. */
  ageMs: number | null;
  /** Time of the data (the last good answer) by the server's clock, epoch ms; null when there is none. */
  dataAtMs: number | null;
  /** Since when it is paused or away, epoch ms; null in every other state. */
  sinceMs: number | null;
}

export interface FreshnessRowInput extends Moment {
  envelope: Envelope;
  /** Age of the data now, in ms; null when the viewer's clock has no say, then the server's clock decides. */
  ageMs: number | null;
  /** Since when the viewer has paused, epoch ms; null while not paused. */
  pausedSinceMs: number | null;
  /** Since when our own server does not answer, epoch ms; null while it does. */
  awaySinceMs: number | null;
  /** Time until the page asks our server again, in ms; null when it will not, or no one knows. */
  nextInMs: number | null;
}

const WORDS: Record<Freshness, string> = {
  starting: "Starting",
  live: "Live",
  late: "Late",
  stale: "Stale",
  down: "Down",
};

/** States of data there is, from most to least trusted. */
const TRUST: readonly Freshness[] = ["live", "late", "stale"];

/**
 * The worse of two states: the one the server sent with its answer, and the one that follows from the data's age now. A page must notice by
 * itself that nothing new arrives, and an answer that was late when it was sent stays late.
 */
function worseState(envelope: Envelope, ageMs: number | null): Freshness {
  const failing = envelope.problem !== null || envelope.state === "down";
  const byAge = freshnessOf({ ageMs, intervalMs: envelope.pollIntervalMs, failing });
  return TRUST.indexOf(envelope.state) > TRUST.indexOf(byAge) && ageMs !== null ? envelope.state : byAge;
}

/** Time until there may be news, ms: while useapi.net fails that is its next try, whenever this page asks our server. */
function newsInMs({ problem, now }: Envelope, nextInMs: number | null, nowMs: number): number | null {
  const answeredAtMs = parseTime(now);
  if (problem === null || answeredAtMs === null || nextInMs === null) return nextInMs;
  // Without a time a try is under way.
  return problem.retryInMs === null ? 0 : answeredAtMs + problem.retryInMs - nowMs;
}

function nextText(nextInMs: number | null): string {
  if (nextInMs === null || !Number.isFinite(nextInMs)) return "";
  return nextInMs > 0 ? ` · next in ${formatAge(Math.ceil(nextInMs / 1_000) * 1_000)}` : " · asking now";
}

/** When old data was so, "as of 12:00:05", at a time in epoch ms. */
export function asOfText(atMs: number, nowMs: number, zone: string): string {
  return `as of ${formatDayTime(atMs, nowMs, zone, { seconds: true })}`;
}

/** What the corner says about the data's age, and whether colour and ticking are allowed. */
export function toFreshnessRow(input: FreshnessRowInput): FreshnessRow {
  const { envelope, pausedSinceMs, awaySinceMs, nextInMs, nowMs, zone } = input;
  const dataAtMs = parseTime(envelope.fetchedAt);
  const ageMs = dataAtMs === null ? null : Math.max(0, input.ageMs ?? nowMs - dataAtMs);
  const state = worseState(envelope, ageMs);
  const at = (ms: number, seconds: boolean) => formatDayTime(ms, nowMs, zone, { seconds });
  const age = ageMs === null ? null : formatAge(ageMs);
  if (pausedSinceMs === null && awaySinceMs === null && state === "live") {
    // By far the most frequent, each second, and without a stamp: times of day are dear to write.
    const detail = `data ${age ?? "0 s"} old${nextText(newsInMs(envelope, nextInMs, nowMs))}`;
    return { ageMs, dataAtMs, asOf: null, state, word: WORDS.live, isCurrent: true, detail, sinceMs: null };
  }
  const stamp = dataAtMs === null ? null : at(dataAtMs, true);
  const dated = stamp === null || age === null ? "no data yet" : `data from ${stamp}, ${age} old`;
  const common = { ageMs, dataAtMs, asOf: dataAtMs === null ? null : asOfText(dataAtMs, nowMs, zone) };

  if (pausedSinceMs !== null) {
    const word = `Paused since ${at(pausedSinceMs, false)}`;
    return { ...common, state: "paused", word, isCurrent: false, detail: dated, sinceMs: pausedSinceMs };
  }
  if (awaySinceMs !== null) {
    return { ...common, state: "away", word: "No connection", isCurrent: false, detail: dated, sinceMs: awaySinceMs };
  }
  const row = { ...common, state, word: WORDS[state], isCurrent: false, sinceMs: null };
  switch (state) {
    case "starting":
      return { ...row, detail: "waiting for the first answer" };
    case "down": {
      const sinceMs = parseTime(envelope.problem?.since ?? null);
      return { ...row, detail: sinceMs === null ? "no answer yet" : `no answer since ${at(sinceMs, false)}` };
    }
    default:
      return { ...row, detail: dated };
  }
}

/**
 * The moment running times are told for: now while the data is current, else the time of the data. A job that
 * ran 3 minutes at the last answer may have ended since.
 */
export function elapsedMoment(freshness: FreshnessRow | undefined, nowMs: number): number {
  return freshness === undefined || freshness.isCurrent ? nowMs : (freshness.dataAtMs ?? nowMs);
}
