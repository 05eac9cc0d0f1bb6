"use client";

import { useState } from "react";
import type { Recent } from "@/lib/domain/recent";
import { isRecent } from "./answer-guards";
import { PATHS } from "./paths";
import { useAnswer } from "./use-answer";

/** Steps are minutes; compressed time makes them shorter, but not that short. */
const MIN_INTERVAL_MS = 1_000;
const FIRST_STEP_MS = 60_000;

/**
 * `GET /api/recent`: the last 60 minutes by account, asked once a step. Null until the first answer.
 *
 * @param path where to ask; the operator's own route unless told
 */
export function useRecent(path: string = PATHS.recent): Recent | null {
  const [stepMs, setStepMs] = useState(FIRST_STEP_MS);
  const { answer } = useAnswer(path, { isAnswer: isRecent, refreshMs: Math.max(MIN_INTERVAL_MS, stepMs) });
  if (answer !== null && answer.stepMs !== stepMs) setStepMs(answer.stepMs);
  return answer;
}
