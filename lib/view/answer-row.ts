import { isAlarm } from "@/lib/domain/problem";
import type { Account, Snapshot } from "@/lib/domain/snapshot";
import { isCounted } from "@/lib/domain/totals";
import { labelOf } from "./account-label";
import { noAnswerText } from "./no-answer";
import { formatCount, formatDayTime, plural } from "./format";
import type { AnswerInput } from "./answer-input";
import type { FreshnessRow } from "./freshness-row";
import { freeSlots, type FreeSlots } from "./free-slots";
import type { Segment } from "./segments";

/** The answer sentence: the big word, what follows it, and the line below. */
export interface AnswerRow {
  /** "2", "Full", "None", "?" ; in very large type. "" when `sentence` stands in its place. */
  big: string;
  /** "slots free of 15", "slots were free at 16:02". */
  rest: string;
  /** When there is no figure at all, the sentence in place of big and rest, same place and size; else null. */
  sentence: string | null;
  /** Tone of the big word. */
  tone: "calm" | "full" | "trouble" | "old";
  /**
   * Where to send the next one. Draw: `lead`, the label in bold, a button that copies `accountId`, then `line`.
   * Null when there is nowhere, or the data is old.
   */
  suggestion: { accountId: string; label: string; lead: string } | null;
  /** What follows the suggestion (it then begins with " · "), or the whole line when there is none. May be empty. */
  line: Segment[];
  /** The tab: "2 free · Slotwatch". */
  tabTitle: string;
  /** Which icon the tab carries; `unknown` is a plain one that claims nothing. */
  tabIcon: "free" | "full" | "trouble" | "unknown";
}

/** One of the facts beside the answer. */
export interface FactRow {
  key: "executing" | "uncounted" | "longest";
  label: string;
  value: string;
  detail: string;
  /** When set, the value is the time since then and ticks; epoch ms by the server's clock. */
  sinceMs: number | null;
}

type Figures = Pick<AnswerRow, "big" | "rest" | "tone">;

const tab = (text: string) => `${text} · Slotwatch`;

/** "15 slots", "the only slot", for sentences about all of them. */
function allSlots(slots: number): string {
  return slots === 1 ? "the only slot" : `all ${formatCount(slots)} slots`;
}

/** The big word and what follows it, as of now. */
function currentFigures({ free, slots, executing, isFull, unknownAccounts }: FreeSlots): Figures {
  const of = slots === null ? "" : ` of ${formatCount(slots)}`;
  if (free === null) return { big: "?", rest: `slots free${of}: useapi.net does not say`, tone: "calm" };
  if (free > 0) return { big: formatCount(free), rest: `${free === 1 ? "slot" : "slots"} free${of}`, tone: "calm" };
  if (!isFull) return { big: "None", rest: `${unknownAccounts > 0 ? "known " : ""}free${of}`, tone: "full" };
  if (slots === null) return { big: "Full", rest: "no slot is free", tone: "full" };
  const rest =
    executing !== null && executing > slots
      ? `${plural(executing, "video")} on ${plural(slots, "slot")}`
      : `${allSlots(slots)} in use`;
  return { big: "Full", rest, tone: "full" };
}

/** The same of old data: dated, in the past tense. */
function pastFigures({ free, isFull }: FreeSlots, at: string): Figures {
  if (free === null) return { big: "?", rest: `slots free at ${at}: useapi.net did not say`, tone: "old" };
  if (free > 0)
    return { big: formatCount(free), rest: `${free === 1 ? "slot was" : "slots were"} free at ${at}`, tone: "old" };
  return isFull ? { big: "Full", rest: `at ${at}`, tone: "old" } : { big: "None", rest: `free at ${at}`, tone: "old" };
}

/** "Of 15. ", what a past figure is of; "" when unknown. */
function pastOf({ free, slots, isFull, withheld }: FreeSlots): string {
  if (slots === null) return "";
  if (isFull && slots > 0) {
    const text = `${allSlots(slots)} ${slots === 1 ? "was" : "were"} in use. `;
    return text.charAt(0).toUpperCase() + text.slice(1);
  }
  if (free === null) return "";
  return `Of ${formatCount(slots)}${withheld > 0 ? `, ${formatCount(withheld)} not offered` : ""}. `;
}

function accountsWithProblems(accounts: readonly Account[], labels: ReadonlyMap<string, string>): Segment[] {
  const troubled = accounts.filter(({ problem }) => problem !== null);
  const [first] = troubled;
  if (!first?.problem) return [];
  if (troubled.length > 1)
    return [{ text: plural(troubled.length, "account"), style: "strong" }, { text: " have problems" }];
  const label: Segment = { text: labelOf(labels, first.id), style: "strong" };
  return first.problem.code === "session-ended"
    ? [{ text: "the session of " }, label, { text: " has ended" }]
    : [label, { text: " is on hold or its session is broken" }];
}

/** Joins remarks with " · "; the first begins a sentence unless it follows the suggestion. */
function joinRemarks(remarks: readonly Segment[][], followsSuggestion: boolean): Segment[] {
  return remarks.flatMap((remark, index) => {
    if (index > 0 || followsSuggestion) return [{ text: " · " }, ...remark];
    const [head, ...others] = remark;
    if (!head) return remark;
    const text = head.style === undefined ? head.text.charAt(0).toUpperCase() + head.text.slice(1) : head.text;
    return [{ ...head, text }, ...others];
  });
}

/** What else belongs beside the answer while it is current. */
function remarksOf(snapshot: Snapshot, slots: FreeSlots, labels: ReadonlyMap<string, string>): Segment[][] {
  const { free, withheld, beyond, unknownAccounts, inconsistentAccounts } = slots;
  const remarks: string[] = [];
  if (free !== null && free > 0 && snapshot.suggestion === null) {
    remarks.push("nowhere to send the next one: what is free is on accounts with problems");
  }
  if (free === null && snapshot.accounts.length > 0 && !snapshot.accounts.some(isCounted)) {
    remarks.push(`${plural(snapshot.accounts.length, "account")} known, none listed now`);
  }
  if (withheld > 0) remarks.push(`${plural(withheld, "slot")} not offered`);
  if (beyond > 0) remarks.push(`${plural(beyond, "video")} beyond the slots`);
  if (free !== null) remarks.push(...ofAccounts(unknownAccounts, "free slots are unknown"));
  remarks.push(...ofAccounts(inconsistentAccounts, "numbers disagree"));
  const problems = accountsWithProblems(snapshot.accounts, labels);
  return [...remarks.map((text) => [{ text }]), ...(problems.length > 0 ? [problems] : [])];
}

/** "1 account's numbers disagree", "2 accounts' numbers disagree"; nothing for none. */
function ofAccounts(count: number, what: string): string[] {
  return count === 0 ? [] : [`${plural(count, "account's", "accounts'")} ${what}`];
}

function withoutFigures(input: AnswerInput, sentence: string, line: string): AnswerRow {
  const { freshness, envelope } = input;
  const isTrouble = freshness.state === "down" || freshness.state === "away" || envelope.problem !== null;
  return {
    big: "",
    rest: "",
    sentence,
    tone: isTrouble ? "trouble" : freshness.isCurrent || freshness.state === "starting" ? "calm" : "old",
    suggestion: null,
    line: line === "" ? [] : [{ text: line }],
    tabTitle: tab(isTrouble ? "No answer" : freshness.state === "starting" ? "Starting" : "No figures"),
    tabIcon: isTrouble ? "trouble" : "unknown",
  };
}

function emptyRow(input: AnswerInput): AnswerRow {
  const { freshness, isNarrowed = false } = input;
  if (isNarrowed)
    return withoutFigures(input, "No account matches this filter", "Clear the account filter to see all of them.");
  if (freshness.isCurrent) {
    return withoutFigures(
      input,
      "useapi.net lists no accounts",
      "Nothing runs either. An account appears here as soon as useapi.net lists it or it runs a video.",
    );
  }
  const at = freshness.dataAtMs === null ? "" : ` at ${formatDayTime(freshness.dataAtMs, input.nowMs, input.zone)}`;
  return withoutFigures(input, `useapi.net listed no accounts${at}`, sinceThen(freshness));
}

function sinceThen(freshness: FreshnessRow): string {
  return freshness.state === "paused"
    ? "Resume to see what has happened since."
    : "What has happened since is unknown.";
}

/** The answer people came for: how many slots are free, where to send the next video, whether anything is wrong. */
export function toAnswerRow(input: AnswerInput): AnswerRow {
  const { envelope, snapshot, freshness, labels, nowMs, zone } = input;
  if (snapshot === null) {
    const { sentence, line } = noAnswerText(input);
    return withoutFigures(input, sentence, line);
  }
  if (snapshot.accounts.length === 0 && snapshot.jobs.length === 0) return emptyRow(input);
  const slots = freeSlots(snapshot);
  const isAlarmed = envelope.problem !== null && isAlarm(envelope.problem, !freshness.isCurrent);
  if (freshness.isCurrent) {
    const figures = currentFigures(slots);
    const target = snapshot.suggestion;
    const suggestion = target && {
      accountId: target.accountId,
      label: labelOf(labels, target.accountId),
      lead: "Send the next one to",
    };
    const hasFree = slots.free !== null && slots.free > 0;
    return {
      ...figures,
      sentence: null,
      suggestion,
      line: joinRemarks(remarksOf(snapshot, slots, labels), suggestion !== null),
      tabTitle: tab(
        slots.free === null ? "? free" : hasFree ? `${figures.big} free` : slots.isFull ? "Full" : "None free",
      ),
      tabIcon: isAlarmed ? "trouble" : slots.free === null ? "unknown" : hasFree ? "free" : "full",
    };
  }
  const at = freshness.dataAtMs === null ? "an unknown time" : formatDayTime(freshness.dataAtMs, nowMs, zone);
  const figures = pastFigures(slots, at);
  const isPaused = freshness.state === "paused";
  const past = `${figures.big}${figures.big === "Full" ? "" : " free"} at ${at}`;
  return {
    ...figures,
    sentence: null,
    suggestion: null,
    line: [{ text: `${pastOf(slots)}${sinceThen(freshness)}` }],
    tabTitle: tab(isPaused ? `Paused · ${past}` : `No news since ${at}`),
    tabIcon: isPaused && !isAlarmed ? "unknown" : "trouble",
  };
}
