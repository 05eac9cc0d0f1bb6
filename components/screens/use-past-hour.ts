"use client";

import { useMemo } from "react";
import { useHistory } from "@/lib/client/use-history";
import { toPastHour, type PastHour } from "@/lib/view/past-hour";

/** The last hour of these accounts (none: all), for the facts; null while unknown. */
export function usePastHour(account: readonly string[]): PastHour | null {
  const { answer } = useHistory({ range: "1h", account });
  return useMemo(() => toPastHour(answer), [answer]);
}
