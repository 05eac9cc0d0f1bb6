import type { ForecastScore, NextFree } from "@/lib/domain/forecast";
import type { Job, Snapshot } from "@/lib/domain/snapshot";
import { labelOf } from "./account-label";
import { formatCount, plural } from "./format";
import type { FreeSlots } from "./free-slots";
import { jobName } from "./job-name";
import { nextFreeText, scoreText, silenceText, type NextFreeText } from "./next-free";
import type { Segment } from "./segments";

/** What history lets the answer say beyond the moment: the wait for a slot, and what does not end. */
export interface AnswerOutlook {
  /** Jobs that hold a slot and have outlasted twice the slow time. */
  stuck: readonly Job[];
  /** When the next of the slots shown frees; null where nobody can say. */
  next: NextFreeText | null;
  /** On which accounts that one most likely frees, by id; empty where nobody can say. */
  nextOn: readonly string[];
  /** How the forecasts did; null before any was judged. */
  score: ForecastScore | null;
}

/** Forecasts as an answer brings them: by account id, and for all accounts together. */
export interface Forecasts {
  accounts: ReadonlyMap<string, NextFree>;
  overall: NextFree | null;
}

/**
 * The wait on each account without a free slot. A forecast that is silent, for having been wrong too often, tells
 * nothing anywhere.
 *
 * @param ageMs time since the answer that brought the forecasts
 */
export function toNexts(
  snapshot: Snapshot,
  forecasts: Forecasts,
  score: ForecastScore | null,
  ageMs: number,
): ReadonlyMap<string, NextFreeText> {
  const nexts = new Map<string, NextFreeText>();
  if (score?.silent) return nexts;
  for (const { id, available } of snapshot.accounts) {
    const forecast = forecasts.accounts.get(id);
    if (forecast && (available ?? 0) <= 0) nexts.set(id, nextFreeText(forecast, ageMs));
  }
  return nexts;
}

/**
 * The wait for all that is shown: the overall forecast, or where a filter leaves one account, that account's. For
 * several of many there is none: neighbours are not independent, and the least of some medians is not their median.
 */
export function nextOfShown(
  snapshot: Snapshot,
  forecasts: Forecasts,
  isNarrowed: boolean,
  ageMs: number,
): NextFreeText | null {
  const [only] = snapshot.accounts;
  const one = snapshot.accounts.length === 1 && only ? (forecasts.accounts.get(only.id) ?? null) : null;
  const forecast = isNarrowed ? one : forecasts.overall;
  return forecast === null ? null : nextFreeText(forecast, ageMs);
}

/** Between two alike both are told; of three the board tells more. */
const MOST_NAMED = 2;

/**
 * The accounts on which the next slot most likely frees: those told the shortest wait, and all that are told the same,
 * for a name alone would claim a lead that nobody sees. None where one runs videos and has no wait: it may be first; nor where one is on hold,
 * for nothing can be sent there.
 * What is overdue tells nothing of its end, and comes last.
 */
export function likeliestOf(
  { accounts }: Snapshot,
  forecasts: Forecasts,
  nexts: ReadonlyMap<string, NextFreeText>,
): string[] {
  if (accounts.length < 2 || accounts.some(({ id, executing }) => executing && !nexts.has(id))) return [];
  const waitOf = ({ medianMs }: NextFree) => medianMs || Infinity;
  const [first] = [...forecasts.accounts].sort((a, b) => waitOf(a[1]) - waitOf(b[1]));
  const least = first && nexts.get(first[0])?.short;
  const alike = [...nexts].flatMap(([id, { short }]) => (short === least ? id : []));
  const isOnHold = accounts.some(({ id, problem }) => problem && alike.includes(id));
  return isOnHold || alike.length > MOST_NAMED ? [] : alike;
}

/** What follows "Full" or "None": the wait, where one can be told; else null. */
export function waitText({ free }: FreeSlots, outlook: AnswerOutlook | null): string | null {
  if (free !== 0 || outlook === null || outlook.next === null || outlook.score?.silent) return null;
  return outlook.next.text;
}

/**
 * What the forecast is about: "most likely on east or west", else "the soonest of 15 slots in use", where not all slots are in use
 * "the soonest of 14 videos". The board's forecasts of single accounts are never sooner than this one.
 */
function awaitedRemark(
  { slots, executing, isFull }: FreeSlots,
  on: readonly string[],
  labels: ReadonlyMap<string, string>,
): Segment[] {
  if (on.length > 0) {
    return on.flatMap((id, at): Segment[] => [
      { text: at === 0 ? "most likely on " : " or " },
      { text: labelOf(labels, id), style: "strong" },
    ]);
  }
  const [count, things, only] =
    isFull && slots !== null ? [slots, "slots in use", "slot is in use"] : [executing ?? 0, "videos", "video running"];
  return [
    {
      text:
        count === 1
          ? `the only ${only}`
          : count > 0
            ? `the soonest of ${formatCount(count)} ${things}`
            : "no slot is free",
    },
  ];
}

/** The remarks of history: which job looks stuck or how many do, and what the wait is worth. */
export function outlookRemarks(
  slots: FreeSlots,
  outlook: AnswerOutlook | null,
  labels: ReadonlyMap<string, string>,
): Segment[][] {
  if (outlook === null) return [];
  const { stuck, score } = outlook;
  const remarks: Segment[][] = [];
  const isAwaited = waitText(slots, outlook) !== null;
  // It goes on where "next in about 2 min" ends, so nothing comes between.
  if (isAwaited) remarks.push(awaitedRemark(slots, outlook.nextOn, labels));
  const [first] = stuck;
  if (first) {
    const word: Segment = { text: "stuck", style: "stuck" };
    const on = first.accountId === null ? "" : ` on ${labelOf(labels, first.accountId)}`;
    if (stuck.length > 1) remarks.push([{ text: `${plural(stuck.length, "job")} look ` }, word]);
    else remarks.push([{ text: jobName(first), style: "strong" }, { text: `${on} looks ` }, word]);
  }
  if (isAwaited) {
    const worth = score === null ? null : scoreText(score);
    if (worth !== null) remarks.push([{ text: `forecasts ${worth}` }]);
  } else if (slots.free === 0 && score !== null) {
    const why = silenceText(score);
    if (why !== null) remarks.push([{ text: why }]);
  }
  return remarks;
}
