import type { Envelope, Problem } from "@/lib/domain/envelope";
import { PROBLEMS } from "@/lib/domain/problem";
import { isAlarmed } from "./alarm";
import { formatDayTime, plural } from "./format";
import type { FreshnessRow } from "./freshness-row";
import type { Moment } from "./moment";
import { parseTime } from "./parse-time";
import { toSegments, type Segment } from "./segments";

/** The one banner (or quiet line) about trouble: what, since when, what to do, when the next try is. */
export interface TroubleRow {
  /** `alarm` draws the banner, `quiet` one line. */
  level: "alarm" | "quiet";
  /** "useapi.net refuses the token (401), since 16:02". */
  title: string;
  /** "Nothing below is newer than 16:02:11. Check `USEAPI_TOKEN`, then restart. Tried 5 times." Empty on a quiet line. */
  body: Segment[];
  /** When the next try is, by the server's clock in epoch ms; null while one is under way or none is planned. */
  retryAtMs: number | null;
  /** Whether a "Try now" button makes sense. */
  canTryNow: boolean;
  /** Said once, politely, to screen readers when this appears. Free of counts and ages, so that it changes only with the trouble; "" is silence. */
  announcement: string;
}

export interface TroubleInput extends Moment {
  envelope: Envelope;
  freshness: FreshnessRow;
}

/** When the data is of, epoch ms, or null: the later of two, for either may be kept by its drawer as long as its words hold. */
export function dataMsOf({ envelope, freshness }: TroubleInput): number | null {
  return Math.max(parseTime(envelope.fetchedAt) ?? 0, freshness.dataAtMs ?? 0) || null;
}

interface Words {
  time: (ms: number | null) => string | null;
  /** "Nothing below is newer than 16:02:11. ", or "" without data. */
  newest: string;
}

/** A problem's headline, with the status where the catalogue has no room for it: "useapi.net answers with an error (502)". */
function problemTitle({ code, upstreamStatus }: Pick<Problem, "code" | "upstreamStatus">): string {
  const { title } = PROBLEMS[code];
  return code === "upstream-error" && upstreamStatus !== null ? `${title} (${upstreamStatus})` : title;
}

function sinceText(title: string, since: string | null): string {
  return since === null ? title : `${title}, since ${since}`;
}

/** Our own server does not answer: what a viewer, who may not be its operator, can do. */
function awayRow({ envelope, freshness }: TroubleInput, { time, newest }: Words): TroubleRow {
  const title = sinceText("Slotwatch's own server does not answer", time(freshness.sinceMs));
  const before = envelope.problem
    ? ` Its last word: ${sinceText(problemTitle(envelope.problem), time(parseTime(envelope.problem.since)))}.`
    : "";
  const advice =
    "This page keeps trying and recovers by itself. If it lasts, check your connection, or ask whoever runs Slotwatch.";
  return {
    level: "alarm",
    title,
    body: toSegments(`${newest}${advice}${before}`),
    retryAtMs: null,
    canTryNow: true,
    announcement: `${title}. This page keeps trying.`,
  };
}

function problemRow(problem: Problem, { envelope, freshness }: TroubleInput, { time, newest }: Words): TroubleRow {
  const isPaused = freshness.state === "paused";
  const entry = PROBLEMS[problem.code];
  const title = problemTitle(problem);
  const answeredAtMs = parseTime(envelope.now);
  const retryAtMs =
    isPaused || problem.retryInMs === null || answeredAtMs === null
      ? null
      : answeredAtMs + Math.max(0, problem.retryInMs);
  // A Retry-After is the upstream's word: our server would not go against it.
  const canTryNow = !isPaused && problem.code !== "rate-limited";
  if (!isAlarmed(envelope, freshness)) {
    return {
      level: "quiet",
      title: `The last try failed: ${title}`,
      body: [],
      retryAtMs,
      canTryNow: false,
      announcement: "",
    };
  }
  const dated = sinceText(title, time(parseTime(problem.since)));
  const tries = problem.attempts > 1 ? ` Tried ${plural(problem.attempts, "time")}.` : "";
  const paused = isPaused ? " This page is paused and does not hear whether it has passed." : "";
  // What is frozen says in its own words which figures are shown.
  const lead = problem.code === "frozen" ? "" : newest;
  return {
    level: "alarm",
    title: dated,
    body: toSegments(`${lead}${entry.action}${tries}${paused}`),
    retryAtMs,
    canTryNow,
    announcement: `${dated}.`,
  };
}

/**
 * Nothing failed that we heard of, yet the data is old. Where the server says so itself, its polling hangs. Where
 * only this page finds so, it slept or its clock jumped: it has asked again already, which is no alarm.
 */
function oldRow(input: TroubleInput, { time }: Words): TroubleRow {
  const { envelope } = input;
  const title = `Nothing new from useapi.net since ${time(dataMsOf(input)) ?? "the start"}`;
  if (envelope.state !== "stale") {
    return {
      level: "quiet",
      title,
      body: [],
      retryAtMs: null,
      canTryNow: false,
      announcement: "",
    };
  }
  const body = "No try has failed, yet none has come back. Slotwatch goes on by itself; if this stays, restart it.";
  return { level: "alarm", title, body: toSegments(body), retryAtMs: null, canTryNow: true, announcement: `${title}.` };
}

/**
 * The one thing to say about trouble, or null. An alarm at once for problems only a person can mend, else from
 * the second failed try or when data is late; before that one quiet line (CONTRIBUTING.md, "The contract").
 */
export function toTroubleRow(input: TroubleInput): TroubleRow | null {
  const { envelope, freshness, nowMs, zone } = input;
  const time = (ms: number | null) => (ms === null ? null : formatDayTime(ms, nowMs, zone));
  const dataAtMs = dataMsOf(input);
  const newest =
    dataAtMs === null ? "" : `Nothing below is newer than ${formatDayTime(dataAtMs, nowMs, zone, { seconds: true })}. `;
  const words = { time, newest };
  if (freshness.state === "away") return awayRow(input, words);
  if (envelope.problem) return problemRow(envelope.problem, input, words);
  if (freshness.state === "late" || freshness.state === "stale") return oldRow(input, words);
  return null;
}
