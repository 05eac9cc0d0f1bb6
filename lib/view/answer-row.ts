import type { Snapshot } from "@/lib/domain/snapshot";
import { labelOf } from "./account-label";
import { isAlarmed } from "./alarm";
import { currentFigures, pastFigures, pastOf, type AnswerTone } from "./answer-figures";
import type { AnswerInput } from "./answer-input";
import { isNowhereToSend, joinRemarks, remarksOf } from "./answer-remarks";
import { formatCount, formatDayTime, plural } from "./format";
import { freeSlots } from "./free-slots";
import type { FreshnessRow } from "./freshness-row";
import { noAnswerText } from "./no-answer";
import { outlookRemarks, waitText } from "./outlook";
import type { Segment } from "./segments";

interface AnswerFigure {
  /** "2", "Full", "None", "?"; in very large type. */
  big: string;
  /** "slots free of 15", "slots were free at 16:02". */
  rest: string;
  sentence: null;
}

interface AnswerSentence {
  big?: undefined;
  rest?: undefined;
  sentence: string;
}

/** What the answer says first: a figure with what follows it, or a sentence where there is no figure at all. */
export type AnswerHead = AnswerFigure | AnswerSentence;

/** The answer: its figure or sentence, and the line below. */
export type AnswerRow = AnswerHead & AnswerBody;

interface AnswerBody {
  /** Tone of the figure, or of the sentence. */
  tone: AnswerTone;
  /**
   * Where to send the next one. Draw: `lead`, the label in bold, a button that copies `accountId`, " · ", then `line`.
   * Null when there is nowhere, or the data is old.
   */
  suggestion: { accountId: string; label: string; lead: string } | null;
  /** Whether slots are free but no job can be sent to any of them; `line` says so too. Absent while the data is old or missing. */
  isNowhere?: boolean;
  /** What follows the suggestion, or the whole line when there is none. May be empty. */
  line: Segment[];
  /** Whether the line is always short, so that wide screens keep no room for a second one: so it is where a link shows jobs alone. */
  isBrief?: boolean;
  /** The tab: "2 free · Slotwatch". */
  tabTitle: string;
  /** Which icon the tab carries; `unknown` is a plain one that claims nothing. */
  tabIcon: "free" | "full" | "trouble" | "unknown";
}

/** One of the facts beside the answer. */
export interface FactRow {
  key: "executing" | "uncounted" | "longest" | "hour";
  label: string;
  value: string;
  detail: string;
  /** When set, the value is the time since then and ticks; epoch ms by the server's clock. */
  sinceMs: number | null;
}

const tab = (text: string) => `${text} · Slotwatch`;

interface NoFigures {
  sentence: string;
  line: string;
  /** What the tab says unless there is trouble. */
  tabText: string;
}

function withoutFigures(
  { freshness, envelope, snapshot }: AnswerInput,
  { sentence, line, tabText }: NoFigures,
): AnswerRow {
  const isTrouble = freshness.state === "down" || freshness.state === "away" || isAlarmed(envelope, freshness);
  const isCalm = (freshness.isCurrent && !snapshot?.jobsMissing) || freshness.state === "starting";
  return {
    sentence,
    tone: isTrouble ? "trouble" : isCalm ? "calm" : "old",
    suggestion: null,
    line: line === "" ? [] : [{ text: line }],
    tabTitle: tab(isTrouble ? "No answer" : tabText),
    tabIcon: isTrouble ? "trouble" : "unknown",
  };
}

/** A good answer that names no account and no job; or a filter that leaves none. */
function emptyText({ snapshot, freshness, isNarrowed = false, nowMs, zone }: AnswerInput): NoFigures {
  const tabText = snapshot?.jobsMissing ? "No figures" : "No accounts";
  if (isNarrowed) {
    return {
      sentence: "No account matches this filter",
      line: "This address names accounts that are not there.",
      tabText,
    };
  }
  const { isCurrent, dataAtMs } = freshness;
  const at = isCurrent || dataAtMs === null ? "" : ` at ${formatDayTime(dataAtMs, nowMs, zone)}`;
  const isUntold = snapshot?.jobsMissing;
  const said = isUntold
    ? `${isCurrent ? "says" : "said"} nothing of slots and jobs`
    : `${isCurrent ? "lists" : "listed"} no accounts`;
  const line = isUntold
    ? "Its answer names neither accounts nor jobs: not the same as none."
    : "Nothing runs either. An account appears once useapi.net lists it or it runs a video.";
  return { sentence: `useapi.net ${said}${at}`, line: isCurrent ? line : sinceThen(freshness), tabText };
}

function sinceThen(freshness: FreshnessRow): string {
  return freshness.state === "paused"
    ? "Resume to see what has happened since."
    : "What has happened since is unknown.";
}

/** Whose slots these are, where a filter leaves only some: " on studio-west", " on 3 accounts"; "" for all. */
function onAccounts({ accounts }: Snapshot, { isNarrowed = false, labels }: AnswerInput): string {
  const [first] = accounts;
  if (!isNarrowed || !first) return "";
  return ` on ${accounts.length === 1 ? labelOf(labels, first.id) : plural(accounts.length, "account")}`;
}

/** ", 1 stuck" after the tab's figure: a stuck job is why somebody looks at a tab. */
function stuckText(outlook: AnswerInput["outlook"]): string {
  return outlook && outlook.stuck.length > 0 ? `, ${formatCount(outlook.stuck.length)} stuck` : "";
}

/** The answer people came for: how many slots are free, where to send the next video, whether anything is wrong. */
export function toAnswerRow(input: AnswerInput): AnswerRow {
  const { envelope, snapshot, freshness, labels, canSuggest = true, nowMs, zone } = input;
  if (snapshot === null) {
    const tabText =
      freshness.state === "starting" ? "Starting" : freshness.state === "paused" ? "Paused" : "No figures";
    return withoutFigures(input, { ...noAnswerText(input), tabText });
  }
  if (snapshot.accounts.length === 0 && snapshot.jobs.length === 0) return withoutFigures(input, emptyText(input));
  const slots = freeSlots(snapshot);
  const on = onAccounts(snapshot, input);
  const isTrouble = isAlarmed(envelope, freshness);
  if (freshness.isCurrent) {
    const figures = currentFigures(slots);
    // What only a person can mend, or fails again and again, would stop the next job as well.
    const target = isTrouble || !canSuggest ? null : snapshot.suggestion;
    const suggestion = target && {
      accountId: target.accountId,
      label: labelOf(labels, target.accountId),
      lead: "Send the next one to",
    };
    const hasFree = slots.free !== null && slots.free > 0;
    const { outlook } = input;
    const remarks = [...outlookRemarks(slots, outlook, labels), ...remarksOf(snapshot, slots, labels, canSuggest)];
    return {
      ...figures,
      rest: `${waitText(slots, outlook) ?? figures.rest}${on}`,
      sentence: null,
      suggestion,
      isNowhere: isNowhereToSend(snapshot, slots, canSuggest),
      line: joinRemarks(remarks, suggestion !== null),
      tabTitle: tab(
        `${isTrouble ? "Trouble, " : ""}${slots.free === null ? "? free" : hasFree ? `${figures.big} free` : slots.isFull ? "Full" : "None free"}${stuckText(outlook)}`,
      ),
      tabIcon: isTrouble ? "trouble" : slots.free === null ? "unknown" : hasFree ? "free" : "full",
    };
  }
  const at = freshness.dataAtMs === null ? "an unknown time" : formatDayTime(freshness.dataAtMs, nowMs, zone);
  const figures = pastFigures(slots, at);
  const isPaused = freshness.state === "paused";
  const past = `${figures.big}${slots.isFull ? "" : " free"} at ${at}`;
  return {
    ...figures,
    rest: `${figures.rest}${on}`,
    sentence: null,
    suggestion: null,
    line: [{ text: `${pastOf(slots)}${sinceThen(freshness)}` }],
    tabTitle: tab(isPaused ? `Paused · ${past}` : `No news since ${at}`),
    tabIcon: isPaused && !isTrouble ? "unknown" : "trouble",
  };
}
