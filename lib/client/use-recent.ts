"use client";

import useSWR from "swr";
import type { Recent } from "@/lib/domain/recent";
import { isRecent } from "./answer-guards";
import { fetchJson } from "./fetch-json";
import { retryDelayMs } from "./refresh-policy";
import { swrKeys } from "./swr-keys";
import { useRefreshSettings } from "./use-refresh-settings";

const LIMIT_MS = 10_000;
/** Steps are minutes; compressed time makes them shorter, but not that short. */
const MIN_INTERVAL_MS = 1_000;
const FIRST_STEP_MS = 60_000;

const askRecent = (path: string) => fetchJson<Recent>(path, { limitMs: LIMIT_MS, isAnswer: isRecent });

/**
 * `GET /api/recent`: the last 60 minutes by account, asked once a step. Null until the first answer.
 *
 * @param path where to ask; the operator's own route unless told
 */
export function useRecent(path: string = swrKeys.recent): Recent | null {
  const { pausedSinceMs } = useRefreshSettings();
  const isPaused = pausedSinceMs !== null;
  const { data } = useSWR<Recent>(path, askRecent, {
    refreshInterval: isPaused ? 0 : intervalOf,
    // Nobody looks at a chart of a hidden page; it is asked for as soon as it comes into view.
    refreshWhenHidden: false,
    refreshWhenOffline: true,
    revalidateOnFocus: !isPaused,
    revalidateOnReconnect: !isPaused,
    focusThrottleInterval: MIN_INTERVAL_MS,
    onErrorRetry(_error, _key, _config, revalidate, { retryCount }) {
      const delayMs = retryDelayMs({ isPaused, failures: retryCount, pollIntervalMs: FIRST_STEP_MS, spentMs: 0 });
      if (delayMs !== null) setTimeout(() => void revalidate({ retryCount, dedupe: true }), delayMs);
    },
  });
  return data ?? null;
}

const intervalOf = (recent: Recent | undefined) => Math.max(MIN_INTERVAL_MS, recent?.stepMs ?? FIRST_STEP_MS);
