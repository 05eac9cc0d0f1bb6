"use client";

import { useMemo } from "react";
import { useHistory } from "@/lib/client/use-history";
import { toPastHour, type PastHour } from "@/lib/view/past-hour";

const ALL: readonly string[] = [];

/** The last hour of these accounts (an empty list: all), for the facts; null while unknown, and where nobody asks (null). */
export function usePastHour(account: readonly string[] | null): PastHour | null {
  const { answer } = useHistory({ range: "1h", account: account ?? ALL, isOff: account === null });
  return useMemo(() => toPastHour(answer), [answer]);
}
