"use client";

import { useCallback } from "react";
import type { SchedulerFeed } from "@/lib/client/scheduler-feed";
import { formatCountdown } from "@/lib/view/duration-text";
import type { FreshnessRow } from "@/lib/view/freshness-row";
import type { TroubleRow } from "@/lib/view/trouble-row";

/**
 * When the next try is, in words, for any second: of the server's next question upstream, or of this page's own while
 * our server is away.
 */
export function useRetryText(
  feed: SchedulerFeed,
  state: FreshnessRow["state"],
  trouble: TroubleRow | null,
): (nowMs: number) => string {
  const troubleRetryAtMs = trouble?.retryAtMs ?? null;
  return useCallback(
    (nowMs: number) => {
      if (state === "paused") return "";
      const retryAtMs = state === "away" ? feed.state().nextAskAtMs : troubleRetryAtMs;
      if (retryAtMs === null || retryAtMs <= nowMs) return "trying now";
      return `next try in ${formatCountdown(retryAtMs - nowMs)}`;
    },
    [feed, state, troubleRetryAtMs],
  );
}
