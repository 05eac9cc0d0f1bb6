"use client";

import { useMemo, useState } from "react";
import { useHistory } from "@/lib/client/use-history";
import { toPastHour, type PastHour } from "@/lib/view/past-hour";

const ALL: readonly string[] = [];

/**
 * The last hour of these accounts (an empty list: all), for the facts; null while unknown, and where nobody asks (null).
 *
 * @param first what the first HTML says of the accounts it was made for; good until another choice, or the first answer
 * @returns it, and what to tell how many jobs the page says have just ended: it is asked for less often, and a page that says 2 there
 *   says no less of the whole hour. What ended in a gap is not of the hour, so with gaps it stands as it was told.
 */
export function usePastHour(
  account: readonly string[] | null,
  first: PastHour | null,
): [PastHour | null, (count: number) => void] {
  const [justEnded, setJustEnded] = useState(0);
  const { answer, failure, isOld } = useHistory({
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
    const told = answer === null && chosen === firstChosen ? first : toPastHour(answer);
    return told === null || told.hasGaps || told.finished >= justEnded ? told : { ...told, finished: justEnded };
  }, [answer, isUnknown, first, chosen, firstChosen, justEnded]);
  return [pastHour, setJustEnded];
}
