"use client";

import type { FirstRecording, Health } from "@/lib/domain/health";
import { isHealth } from "./answer-guards";
import { PATHS } from "./paths";
import { useAnswer } from "./use-answer";
import { useHistory } from "./use-history";

const REFRESH_MS = 30_000;
const NOTHING: FirstRecording = { recording: null, reason: null };
const ALL: readonly string[] = [];

/**
 * Whether history is being recorded, and since when: from `GET /api/health`. Null while unknown. Why not is told to
 * whoever may read history, in place of it.
 *
 * @param first what the first HTML says
 */
export function useRecording(first: FirstRecording = NOTHING): FirstRecording {
  const { answer } = useAnswer<Health>(PATHS.health, { isAnswer: isHealth, refreshMs: REFRESH_MS });
  const recording = answer === null ? first.recording : answer.recording;
  const isOk = recording === null || recording.ok;
  const { failure } = useHistory({ range: "1h", account: ALL, isOff: isOk });
  return { recording, reason: isOk ? null : (failure?.said ?? first.reason) };
}
