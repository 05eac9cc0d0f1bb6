import type { Snapshot } from "@/lib/domain/snapshot";
import type { Uncounted } from "@/lib/domain/kind";
import { isAlarmed } from "./alarm";
import type { AnswerInput } from "./answer-input";
import { toAnswerRow, type AnswerRow } from "./answer-row";
import { formatCount, formatDayTime } from "./format";
import { uncountedText } from "./job-name";
import { parseTime } from "./parse-time";
import type { Viewer } from "./viewer";

interface Sentence {
  sentence: string;
  line: string;
  tab: string;
}

function sentenceRow({ sentence, line, tab }: Sentence, isTrouble: boolean): AnswerRow {
  return {
    sentence,
    tone: isTrouble ? "trouble" : "calm",
    suggestion: null,
    line: line === "" ? [] : [{ text: line }],
    tabTitle: `${tab} · Slotwatch`,
    tabIcon: isTrouble ? "trouble" : "unknown",
  };
}

/** There has never been an answer: whose connection it is, and nothing about why. */
function withoutSnapshot({ envelope, freshness, nowMs, zone }: AnswerInput): AnswerRow {
  const since = (ms: number | null) => (ms === null ? "" : ` since ${formatDayTime(ms, nowMs, zone)}`);
  const line = "There are no figures to show yet.";
  if (freshness.state === "away") {
    const sentence = `Slotwatch has not answered${since(freshness.sinceMs)}`;
    return sentenceRow({ sentence, line, tab: "No answer" }, true);
  }
  if (envelope.problem !== null && isAlarmed(envelope, freshness)) {
    const sentence = `The owner's connection has been down${since(parseTime(envelope.problem.since))}`;
    return sentenceRow({ sentence, line, tab: "No answer" }, true);
  }
  return sentenceRow({ sentence: "Waiting for the first figures", line: "", tab: "Starting" }, false);
}

/** What a share of some jobs alone answers: how many run. Nothing is known of slots, and nothing is said of them. */
function jobsAnswer({ jobs, jobsMissing }: Snapshot, { envelope, freshness, nowMs, zone }: AnswerInput): AnswerRow {
  if (jobsMissing) {
    const line = freshness.isCurrent
      ? "useapi.net does not say which jobs run."
      : "What has happened since is unknown.";
    return sentenceRow({ sentence: "What runs is not known", line, tab: "Not known" }, false);
  }
  const others: Uncounted = {};
  for (const { kind } of jobs) if (kind !== "video") others[kind] = (others[kind] ?? 0) + 1;
  const videos = jobs.filter(({ kind }) => kind === "video").length;
  const count = videos > 0 ? videos : jobs.length;
  const what = videos > 0 ? (videos === 1 ? "video" : "videos") : count === 1 ? "job" : "jobs";
  const beside = uncountedText(others);
  const { isCurrent, dataAtMs } = freshness;
  const when = isCurrent || dataAtMs === null ? "" : ` at ${formatDayTime(dataAtMs, nowMs, zone)}`;
  const verb = isCurrent ? (count > 1 ? "run now" : "runs now") : `ran${when}`;
  const kinds = beside === null ? "" : videos > 0 ? `And ${beside}. ` : `${beside}. `;
  const then = !isCurrent
    ? "What has happened since is unknown."
    : count === 0
      ? "Jobs appear here as they start."
      : "";
  const line = `${kinds}${then}`.trim();
  return {
    big: count === 0 ? "Nothing" : formatCount(count),
    rest: count === 0 ? verb : `${what} ${verb}`,
    sentence: null,
    tone: isCurrent ? "plain" : "old",
    suggestion: null,
    line: line === "" ? [] : [{ text: line }],
    tabTitle: `${count === 0 ? "Nothing" : formatCount(count)} ${isCurrent ? "running" : `ran${when}`} · Slotwatch`,
    tabIcon: isAlarmed(envelope, freshness) || (!isCurrent && freshness.state !== "paused") ? "trouble" : "unknown",
  };
}

/** The answer sentence as the viewer of a link reads it. */
export function toViewerAnswer(input: AnswerInput, { hidesAccounts, jobsOnly }: Viewer): AnswerRow {
  const { snapshot, isNarrowed = false } = input;
  if (snapshot === null) return withoutSnapshot(input);
  if (jobsOnly) return { ...jobsAnswer(snapshot, input), isBrief: true };
  if (snapshot.accounts.length === 0 && snapshot.jobs.length === 0 && !isNarrowed) {
    const { isCurrent, dataAtMs } = input.freshness;
    if (snapshot.jobsMissing) return jobsAnswer(snapshot, input);
    const at = isCurrent || dataAtMs === null ? "" : ` at ${formatDayTime(dataAtMs, input.nowMs, input.zone)}`;
    const line = isCurrent
      ? "What this link shows is not among what useapi.net lists at the moment."
      : "What this link shows was not among what useapi.net listed. What has happened since is unknown.";
    const row = sentenceRow(
      { sentence: `Nothing to show${isCurrent ? " now" : at}`, line, tab: "Nothing to show" },
      false,
    );
    return isCurrent ? row : { ...row, tone: "old" };
  }
  return toAnswerRow({ ...input, canSuggest: !hidesAccounts });
}
