"use client";

import { useCallback, useLayoutEffect, useState } from "react";
import useSWR from "swr";
import { AnswerError, fetchJson } from "./fetch-json";
import { handAtRest } from "./still-hand";
import { createOneTimer } from "./timers";
import { retryDelayMs } from "./refresh-policy";
import { serverClock } from "./use-now";
import { useOnResume } from "./use-on-resume";
import { pausedSince, useRefreshSettings } from "./use-refresh-settings";
import { useWakeUp } from "./use-wake-up";

export interface AnswerOptions<Answer> {
  isAnswer: (body: unknown) => body is Answer;
  /** How often to ask again, ms; 0 for never. Not a function: SWR waits anew for another one, and a page that draws every few seconds would never ask. */
  refreshMs: number;
  /** What the first HTML was made of; counts until the first answer. */
  fallback?: Answer | null;
  /** Whether the last answer stays while another address is asked, so that nothing flashes. */
  keepsPrevious?: boolean;
}

export interface AnswerState<Answer> {
  /** Null until the first answer, and once the question at another address has failed: what is known is of another then. */
  answer: Answer | null;
  /** When our server last gave an answer, epoch ms by its own clock; null while only the first HTML is known. */
  answeredAtMs: number | null;
  /** Whether the last question failed, and how our server said so: 503 while the database is away; `said` is for people. */
  failure: { status: number | null; said: string | null } | null;
  /** Whether what is shown belongs to an earlier address. */
  isOld: boolean;
  /** Asks now; resolves when the answer is here, or is not to be had. */
  askAgain: () => Promise<void>;
}

/** An answer and the address it is of, as SWR keeps them. */
export interface Told<Answer> {
  path: string;
  answer: Answer;
}

const LIMIT_MS = 15_000;
const MOST_WAIT_MS = 2_500;
const RETRY_LIKE_MS = 60_000;

/**
 * One address of ours, asked now and again while the page is in view, and when the viewer goes on after a pause or the browser
 * slept. What the viewer changes by hand is asked for even while paused. A failed question is put again within 15 s, however often it failed: SWR's own retries would grow to half an hour.
 * Nobody looks at a chart of a hidden page; it is asked for as soon as it comes into view. Pause turns off all of this.
 *
 * @param path the address, or null to ask nothing
 */
export function useAnswer<Answer>(path: string | null, options: AnswerOptions<Answer>): AnswerState<Answer> {
  const { isAnswer, refreshMs, fallback, keepsPrevious = false } = options;
  const { pausedSinceMs } = useRefreshSettings();
  const isPaused = pausedSinceMs !== null;
  const [heard] = useState(createLastHeard<Answer>);
  const [retry] = useState(createOneTimer);
  const ask = async (address: string): Promise<Told<Answer>> => {
    const before = pausedSince();
    await handAtRest(MOST_WAIT_MS);
    // A pause that began meanwhile stops this question, too, but for what nobody has asked yet.
    const last = heard.last();
    if (pausedSince() !== before && last?.path === address) return last;
    const answer = await fetchJson<Answer>(address, { limitMs: LIMIT_MS, isAnswer });
    return heard.note({ path: address, answer });
  };
  const { data, error, mutate } = useSWR<Told<Answer>, unknown>(path, ask, {
    // Not once there were answers: whoever comes back to the first address would be shown what was hours ago as now.
    fallbackData: fallback && path !== null && heard.atMs() === null ? { path, answer: fallback } : undefined,
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
      // One timer for all: a question put by hand that fails as well must not start a second row of retries.
      retry.start(delayMs, () => {
        if (pausedSince() === null) void revalidate({ retryCount, dedupe: true });
      });
    },
  });

  // Each search is an address of its own: on a page that stands open for weeks their answers would only gather. Deleting
  // it from SWR's cache would not do: an answer still under way would be put there afterwards. In a layout effect, for `mutate`
  // is of the new address as soon as SWR's own has run. Whoever else shows this address asks for it once more.
  useLayoutEffect(() => () => void mutate(undefined), [path, mutate]);
  const askAgain = useCallback(async () => {
    await mutate().catch(() => undefined);
  }, [mutate]);
  useOnResume(isPaused, askAgain);
  useWakeUp((reason) => {
    // Coming into view and the network's return are SWR's.
    if (!isPaused && (reason === "jump" || reason === "pageshow")) void askAgain();
  });

  const isOld = data !== undefined && data.path !== path;
  const isKnown = data !== undefined && !(isOld && error !== undefined);
  return {
    answer: isKnown ? data.answer : null,
    answeredAtMs: heard.atMs(),
    failure: error === undefined ? null : failureOf(error),
    isOld,
    askAgain,
  };
}

/** The last answer, and when it came. */
function createLastHeard<Answer>() {
  let atMs: number | null = null;
  let last: Told<Answer> | null = null;
  return {
    note(told: Told<Answer>) {
      atMs = serverClock.now();
      return (last = told);
    },
    atMs: () => atMs,
    last: () => last,
  };
}

const failureOf = (error: unknown) =>
  error instanceof AnswerError ? { status: error.status, said: error.said } : { status: null, said: null };
