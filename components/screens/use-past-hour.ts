"use client";

import { useMemo, useState } from "react";
import { useHistory } from "@/lib/client/use-history";
import { toPastHour, type PastHour } from "@/lib/view/past-hour";

const ALL: readonly string[] = [];

/**
 * The last hour of these accounts (an empty list: all), for the facts; null while unknown, and where nobody asks (null).
 *
 * @param first what the first HTML says of the accounts it was made for; good until another choice, or the first answer
 * @returns it, and how to ask for it now
 */
export function usePastHour(
  account: readonly string[] | null,
  first: PastHour | null,
): [PastHour | null, () => Promise<void>] {
  const { answer, failure, isOld, askAgain } = useHistory({
    range: "1h",
    account: account ?? ALL,
    isOff: account === null,
  });
  const chosen = account?.join() ?? "";
  const [firstChosen] = useState(chosen);
  // A last hour that is older than it says, or of other accounts, is none.
  const isUnknown = failure !== null || isOld;
  const pastHour = useMemo(() => {
    if (isUnknown) return null;
    return answer === null && chosen === firstChosen ? first : toPastHour(answer);
  }, [answer, isUnknown, first, chosen, firstChosen]);
  return [pastHour, askAgain];
}
