"use client";

import type { Health } from "@/lib/domain/health";
import { isHealth } from "./answer-guards";
import { swrKeys } from "./swr-keys";
import { useAnswer } from "./use-answer";

const REFRESH_MS = 30_000;

/**
 * Whether history is being recorded, and since when: from `GET /api/health`. Null while unknown.
 *
 * @param first what the first HTML says
 */
export function useRecording(first: Health["recording"] = null): Health["recording"] {
  const { answer } = useAnswer(swrKeys.health, { isAnswer: isHealth, refreshMs: REFRESH_MS });
  return answer === null ? first : answer.recording;
}
