"use client";

import { useEffect, useState } from "react";
import { AnswerError, fetchJson } from "../fetch-json";
import { retryDelayMs } from "../refresh-policy";
import { onTheBeat } from "./on-the-beat";

const LIMIT_MS = 15_000;

export interface StandingAnswer<Answer> {
  /** The last one; null until the first. */
  answer: Answer | null;
  /** How our server refused the last question, an HTTP status; null while it did not. */
  refusedWith: number | null;
}

/**
 * One address of ours, asked each `everyMs` for as long as the wall stands, shown or hidden. What was answered stays while
 * it fails.
 */
export function useStandingAnswer<Answer>(
  path: string,
  everyMs: number,
  isAnswer: (body: unknown) => body is Answer,
): StandingAnswer<Answer> {
  const [state, setState] = useState<StandingAnswer<Answer>>({ answer: null, refusedWith: null });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let failures = 0;
    let isOver = false;
    let callOff = () => {};
    const tell = (next: (before: StandingAnswer<Answer>) => StandingAnswer<Answer>) => {
      callOff();
      if (!isOver) callOff = onTheBeat(() => setState(next));
    };
    const ask = async () => {
      let delayMs: number | null = everyMs;
      try {
        const answer = await fetchJson(path, { limitMs: LIMIT_MS, isAnswer });
        failures = 0;
        tell(() => ({ answer, refusedWith: null }));
      } catch (error) {
        failures += 1;
        delayMs = retryDelayMs({ isPaused: false, failures, pollIntervalMs: everyMs, spentMs: 0 });
        const refusedWith = error instanceof AnswerError ? error.status : null;
        tell(({ answer }) => ({ answer, refusedWith }));
      }
      if (!isOver && delayMs !== null) timer = setTimeout(() => void ask(), delayMs);
    };
    void ask();
    return () => {
      isOver = true;
      callOff();
      clearTimeout(timer);
    };
  }, [path, everyMs, isAnswer]);
  return state;
}
