import { cutsJobs, showsJobsOnly } from "@/lib/domain/narrow";
import type { ShareSettings, ShareState, ShareSummary, ShareTarget } from "@/lib/domain/share";
import { loadViewState } from "@/lib/domain/view-state";
import { labelOf } from "./account-label";
import { formatAge } from "./duration-text";
import { formatDayTime, plural } from "./format";
import { kindPlural } from "./kind-words";
import type { Moment } from "./moment";
import { parseTime } from "./parse-time";
import { firstEnd, type EndDraft } from "./share-draft";
import { endText, endWords, hidingWords } from "./shared-line";
import { visibleText } from "./visible-text";

export const TARGET_WORDS: Record<ShareTarget, string> = { now: "Live view", history: "History", wall: "Wall" };

const TARGET_NAMES: Record<ShareTarget, string> = { now: "the live view", history: "history", wall: "the wall" };

/** The filters of a query in words, "videos · studio-west · references that begin with promo/"; null when it cuts nothing. */
export function filterWords(query: string, labels: ReadonlyMap<string, string>): string | null {
  const { account, kind, q, refPrefix } = loadViewState(new URLSearchParams(query));
  const [first] = account;
  const parts: string[] = [];
  if (kind.length > 0) parts.push(kind.map(kindPlural).join(", "));
  if (first !== undefined)
    parts.push(account.length === 1 ? labelOf(labels, first) : plural(account.length, "account"));
  if (refPrefix !== "") parts.push(`references that begin with ${visibleText(refPrefix)}`);
  if (q !== "") parts.push(`jobs that match “${visibleText(q)}”`);
  return parts.length === 0 ? null : parts.join(" · ");
}

/** Who will see what, in a sentence, before a link is made. */
export function promiseWords(share: ShareSettings, labels: ReadonlyMap<string, string>): string {
  const filters = loadViewState(new URLSearchParams(share.query));
  const cut = filterWords(share.query, labels);
  const what = cut === null ? `all of ${TARGET_NAMES[share.target]}` : `only ${cut}`;
  const figures = cutsJobs(filters)
    ? ", without figures on slots, which others' jobs hold as well"
    : showsJobsOnly(filters)
      ? ", without figures on slots, which videos alone hold"
      : "";
  const hidden = [
    ...(share.hideAccounts ? ["Accounts are called Account 1, 2, 3."] : []),
    ...(share.hideReferences
      ? ["References and callback hosts are left out."]
      : share.hideAccounts
        ? ["References are shown."]
        : []),
  ];
  const shown = hidden.length === 0 ? "Names of accounts and references are shown." : hidden.join(" ");
  return `Whoever has the link sees ${what}${figures}. ${shown}`;
}

const STATE_WORDS: Record<ShareState, string> = {
  active: "Active",
  paused: "Paused",
  ended: "Ended",
  revoked: "Revoked",
};

/** One link in the list. */
export interface ShareRow {
  id: string;
  label: string;
  state: ShareState;
  stateWord: string;
  /** "Live view · videos on …". */
  shows: string;
  /** "accounts hidden". */
  sees: string;
  /** What `ends` is called: "Ended" of a link that is over. */
  endsName: "Ends" | "Ended";
  /** "in 2 d", "3 h ago", "never", "withdrawn". */
  ends: string;
  /** The exact time, for those who want it; null when it never ends. */
  endsExact: string | null;
  /** What to begin with where its end is changed. */
  firstEnd: EndDraft;
  lastUsed: string;
  opened: string;
}

/** Its state now: it may have ended since the list was asked for. */
function stateAt({ state, endsAt }: ShareSummary, nowMs: number): ShareState {
  const hasEnded = (parseTime(endsAt) ?? Infinity) <= nowMs;
  return hasEnded && state !== "revoked" ? "ended" : state;
}

/** What is said once a link's end was changed: “ACME”: active, ends in 7 d. */
export function endChangedWords(share: ShareSummary, nowMs: number): string {
  return `“${visibleText(share.label)}”: ${STATE_WORDS[share.state].toLowerCase()}, ${endWords(share.endsAt, nowMs)}.`;
}

/** A link as the list tells of it. */
export function toShareRow(
  share: ShareSummary,
  labels: ReadonlyMap<string, string>,
  { nowMs, zone }: Moment,
): ShareRow {
  const cut = filterWords(share.query, labels);
  const usedAtMs = parseTime(share.lastUsedAt);
  const endsAtMs = parseTime(share.endsAt);
  const usedAgoMs = usedAtMs === null ? 0 : nowMs - usedAtMs;
  const state = stateAt(share, nowMs);
  const isOver = state === "ended" || state === "revoked";
  // The database's clock may be ahead of ours: it has ended all the same.
  const toldAtMs = state === "ended" ? Math.max(nowMs, endsAtMs ?? nowMs) : nowMs;
  return {
    id: share.id,
    label: visibleText(share.label),
    state,
    stateWord: STATE_WORDS[state],
    shows: cut === null ? TARGET_WORDS[share.target] : `${TARGET_WORDS[share.target]} · ${cut}`,
    sees: hidingWords(share),
    endsName: isOver ? "Ended" : "Ends",
    ends: state === "revoked" ? "withdrawn" : endText(share.endsAt, toldAtMs),
    endsExact: endsAtMs === null ? null : formatDayTime(endsAtMs, nowMs, zone),
    firstEnd: firstEnd(share.endsAt, nowMs),
    // It is noted once a minute: anything younger is "now".
    lastUsed: usedAtMs === null ? "never" : usedAgoMs < 120_000 ? "just now" : `${formatAge(usedAgoMs)} ago`,
    opened: share.opened === 0 ? "never" : plural(share.opened, "time"),
  };
}
