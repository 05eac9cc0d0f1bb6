import type { Account, Snapshot } from "@/lib/domain/snapshot";
import { isCounted } from "@/lib/domain/totals";
import { labelOf } from "./account-label";
import { plural } from "./format";
import type { FreeSlots } from "./free-slots";
import type { Segment } from "./segments";

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
export function joinRemarks(remarks: readonly Segment[][], followsSuggestion: boolean): Segment[] {
  return remarks.flatMap((remark, index) => {
    if (index > 0) return [{ text: " · " }, ...remark];
    const [head, ...others] = remark;
    if (!head || followsSuggestion) return remark;
    const text = head.style === undefined ? head.text.charAt(0).toUpperCase() + head.text.slice(1) : head.text;
    return [{ ...head, text }, ...others];
  });
}

/** Whether there is room but nothing can be sent there: what is free is on accounts with problems. */
export const isNowhereToSend = (snapshot: Snapshot, { free }: FreeSlots, canSuggest: boolean): boolean =>
  canSuggest && free !== null && free > 0 && snapshot.suggestion === null;

/** What else belongs beside the answer while it is current: what a person must mend first. */
export function remarksOf(
  snapshot: Snapshot,
  slots: FreeSlots,
  labels: ReadonlyMap<string, string>,
  canSuggest: boolean,
): Segment[][] {
  const { free, withheld, beyond, unknownAccounts, inconsistentAccounts } = slots;
  const remarks: string[] = [];
  if (free !== null && free > 0) {
    if (isNowhereToSend(snapshot, slots, canSuggest)) {
      remarks.push("nowhere to send the next one: what is free is on accounts with problems");
    }
    if (beyond > 0) remarks.push(`${plural(beyond, "video")} elsewhere beyond the slots`);
  } else if (withheld > 0) {
    remarks.push(`${plural(withheld, "slot")} not offered`);
  }
  if (free === null && snapshot.accounts.length > 0 && !snapshot.accounts.some(isCounted)) {
    remarks.push(`${plural(snapshot.accounts.length, "account")} known, none listed now`);
  }
  if (free !== null) remarks.push(...ofAccounts(unknownAccounts, "free slots are unknown"));
  if (snapshot.jobsMissing) remarks.push("which jobs run is not said");
  remarks.push(...ofAccounts(inconsistentAccounts, "numbers disagree"));
  const problems = accountsWithProblems(snapshot.accounts, labels);
  return [...(problems.length > 0 ? [problems] : []), ...remarks.map((text) => [{ text }])];
}

/** "1 account's numbers disagree", "2 accounts' numbers disagree"; nothing for none. */
function ofAccounts(count: number, what: string): string[] {
  return count === 0 ? [] : [`${plural(count, "account's", "accounts'")} ${what}`];
}
