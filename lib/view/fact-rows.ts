import type { Job, Snapshot } from "@/lib/domain/snapshot";
import { isCounted, usableFree } from "@/lib/domain/totals";
import type { AnswerInput } from "./answer-input";
import type { FactRow } from "./answer-row";
import { formatCount, formatDayTime, plural, UNKNOWN_TEXT } from "./format";
import { elapsedMoment } from "./freshness-row";
import { jobName, uncountedText } from "./job-name";
import { parseTime } from "./parse-time";
import { pastHourLabel, pastHourText } from "./past-hour";
import { formatElapsed, formatTookClock } from "./duration-text";

const NOT_SAID = "useapi.net does not say";

const isVideo = (job: Job) => job.kind === "video";

function executingFact({ totals, accounts, jobs }: Snapshot): Pick<FactRow, "value" | "detail"> {
  const withheld = totals.withheld > 0 ? `; ${formatCount(totals.withheld)} not offered` : "";
  // The sum of slots leaves out accounts whose number of slots is unknown, though videos may run on them.
  const known = accounts.some((account) => isCounted(account) && account.maxJobs === null) ? "known slot" : "slot";
  const slots = totals.slots === null ? "slots unknown" : `of ${plural(totals.slots, known)}`;
  if (totals.executing !== null) return { value: formatCount(totals.executing), detail: `${slots}${withheld}` };
  // Without figures of accounts the list of jobs still shows running videos. Where it shows none, that may be a gap or a zero: "?".
  const seen = jobs.filter(isVideo).length;
  return { value: seen > 0 ? formatCount(seen) : "?", detail: `${slots}${withheld}` };
}

function uncountedFact({ totals, jobsMissing }: Snapshot): Pick<FactRow, "value" | "detail"> {
  const count = Object.values(totals.uncounted).reduce((sum, value) => sum + Math.max(0, value), 0);
  if (jobsMissing && count === 0) return { value: "?", detail: NOT_SAID };
  return { value: formatCount(count), detail: uncountedText(totals.uncounted) ?? "images, speech, music" };
}

/** The longest running job: a video where there is one, for only they hold slots. */
function longestJob(jobs: readonly Job[]): { job: Job; startedAtMs: number } | null {
  const candidates = jobs.some(isVideo) ? jobs.filter(isVideo) : jobs;
  let longest: { job: Job; startedAtMs: number } | null = null;
  for (const job of candidates) {
    const startedAtMs = parseTime(job.startedAt);
    if (startedAtMs !== null && (longest === null || startedAtMs < longest.startedAtMs)) longest = { job, startedAtMs };
  }
  return longest;
}

/** "usual 3:50 · shot-014": what the longest is measured by, then which it is. */
function longestDetail(job: Job, paces: AnswerInput["paces"]): string {
  const p50Ms = paces?.get(job.id)?.usual.p50Ms ?? null;
  return p50Ms === null ? jobName(job) : `usual ${formatTookClock(p50Ms)} · ${jobName(job)}`;
}

/**
 * What the last hour brought. A statement about the hour up to now, so only while the data is current. Its place is kept
 * while it is not known, or everything beside it would move.
 */
function hourFact({ pastHour, tellsHour, freshness, snapshot }: AnswerInput): FactRow[] {
  if (!tellsHour) return [];
  if (pastHour === null || !freshness.isCurrent) {
    return [{ key: "hour", label: "Finished, last hour", value: UNKNOWN_TEXT, detail: "not known now", sinceMs: null }];
  }
  const value = formatCount(pastHour.finished);
  const detail = pastHourText(pastHour, snapshot && usableFree(snapshot));
  return [{ key: "hour", label: pastHourLabel(pastHour), value, detail, sinceMs: null }];
}

function longestFact({
  snapshot,
  freshness,
  nowMs,
  paces,
}: AnswerInput): Pick<FactRow, "value" | "detail" | "sinceMs"> {
  if (snapshot === null) return { value: "?", detail: "no answer yet", sinceMs: null };
  if (snapshot.jobsMissing) return { value: "?", detail: NOT_SAID, sinceMs: null };
  if (snapshot.jobs.length === 0) return { value: UNKNOWN_TEXT, detail: "nothing runs", sinceMs: null };
  const longest = longestJob(snapshot.jobs);
  if (longest === null) return { value: "?", detail: "starts unknown", sinceMs: null };
  return {
    value: formatElapsed(elapsedMoment(freshness, nowMs) - longest.startedAtMs),
    detail: longestDetail(longest.job, paces),
    sinceMs: freshness.isCurrent ? longest.startedAtMs : null,
  };
}

/** The facts beside the answer: videos running, jobs that hold no slot, the longest, the last hour. Old ones carry their time in the label. */
export function toFactRows(input: AnswerInput): FactRow[] {
  const { snapshot, freshness, nowMs, zone } = input;
  const at =
    freshness.isCurrent || freshness.dataAtMs === null || snapshot === null
      ? ""
      : ` at ${formatDayTime(freshness.dataAtMs, nowMs, zone)}`;
  const nothing = { value: "?", detail: "no answer yet" };
  const executing = snapshot === null ? nothing : executingFact(snapshot);
  const uncounted = snapshot === null ? nothing : uncountedFact(snapshot);
  return [
    { key: "executing", label: `Videos running${at}`, ...executing, sinceMs: null },
    { key: "uncounted", label: `Not counted${at}`, ...uncounted, sinceMs: null },
    { key: "longest", label: `Longest${at}`, ...longestFact(input) },
    ...hourFact(input),
  ];
}
