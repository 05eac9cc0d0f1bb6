"use client";

import { tryNow } from "@/lib/client/try-now";
import type { Scheduler } from "@/lib/client/use-scheduler";
import type { FreshnessRow } from "@/lib/view/freshness-row";
import type { TroubleRow } from "@/lib/view/trouble-row";
import type { Voice } from "@/lib/view/voice";
import { useRetryText } from "./use-retry-text";

/** What stands beside trouble. */
export interface NextTry {
  /** When the next try is, in words, at a time of the server's clock in epoch ms: "next try in 0:41", "trying now", "". */
  retryTextAt: (nowMs: number) => string;
  /** Tries at once; resolves when the outcome is known, and never rejects. */
  onTryNow: () => Promise<void>;
}

/** The next try, and one by hand: of the server's question upstream, or of this page's own where our server is away. */
export function useNextTry(
  { feed, refreshNow }: Scheduler,
  state: FreshnessRow["state"],
  trouble: TroubleRow | null,
  voice: Voice,
): NextTry {
  const ownRetryTextAt = useRetryText(feed, state, trouble);
  const onTryNow = async () => {
    if (state !== "away") await tryNow();
    await refreshNow();
  };
  return { retryTextAt: voice.retryText ?? ownRetryTextAt, onTryNow };
}
