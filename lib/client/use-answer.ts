"use client";

import useSWR from "swr";
import { AnswerError, fetchJson } from "./fetch-json";
import { retryDelayMs } from "./refresh-policy";
import { pausedSince, useRefreshSettings } from "./use-refresh-settings";

export interface AnswerOptions<Answer> {
  isAnswer: (body: unknown) => body is Answer;
  /** How often to ask again, ms; 0 for never. Where the answer itself says so, a function of it. */
  refreshMs: number | ((latest: Answer | undefined) => number);
  /** What the first HTML was made of. */
  fallback?: Answer | null;
  /** Whether the last answer stays while another address is asked, so that nothing flashes. */
  keepsPrevious?: boolean;
}

export interface AnswerState<Answer> {
  /** Null until the first answer. */
  answer: Answer | null;
  /** Whether the last question failed, and how our server said so: 503 while the database is away; `said` is for people. */
  failure: { status: number | null; said: string | null } | null;
  /** Whether what is shown belongs to an earlier address. */
  isOld: boolean;
  /** Asks now; resolves when the answer is here, or is not to be had. */
  askAgain: () => Promise<void>;
}

const LIMIT_MS = 15_000;
const RETRY_LIKE_MS = 60_000;

/**
 * One address of ours, asked now and again while the page is in view. A failed question is put again within 15 s, however
 * often it failed: SWR's own retries would grow to half an hour. Nobody looks at a chart of a hidden page; it is
 * asked for as soon as it comes into view. Pause turns off all of it.
 *
 * @param path the address, or null to ask nothing
 */
export function useAnswer<Answer>(path: string | null, options: AnswerOptions<Answer>): AnswerState<Answer> {
  const { isAnswer, refreshMs, fallback, keepsPrevious = false } = options;
  const { pausedSinceMs } = useRefreshSettings();
  const isPaused = pausedSinceMs !== null;
  const ask = (address: string) => fetchJson<Answer>(address, { limitMs: LIMIT_MS, isAnswer });
  const { data, error, isLoading, mutate } = useSWR<Answer, unknown>(path, ask, {
    fallbackData: fallback ?? undefined,
    refreshInterval: isPaused ? 0 : refreshMs,
    refreshWhenHidden: false,
    refreshWhenOffline: true,
    revalidateOnMount: fallback ? false : undefined,
    revalidateOnFocus: !isPaused,
    revalidateOnReconnect: !isPaused,
    focusThrottleInterval: 5_000,
    keepPreviousData: keepsPrevious,
    onErrorRetry(_error, _key, _config, revalidate, { retryCount }) {
      const delayMs = retryDelayMs({ isPaused, failures: retryCount, pollIntervalMs: RETRY_LIKE_MS, spentMs: 0 });
      if (delayMs === null) return;
      setTimeout(() => {
        if (pausedSince() === null) void revalidate({ retryCount, dedupe: true });
      }, delayMs);
    },
  });
  return {
    answer: data ?? null,
    failure: error === undefined ? null : failureOf(error),
    isOld: isLoading && data !== undefined,
    askAgain: async () => {
      await mutate().catch(() => undefined);
    },
  };
}

const failureOf = (error: unknown) =>
  error instanceof AnswerError ? { status: error.status, said: error.said } : { status: null, said: null };
