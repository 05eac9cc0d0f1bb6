"use client";

import type { History, HistoryRange } from "@/lib/domain/history";
import { isHistory } from "./answer-guards";
import { historyPath } from "./paths";
import { useAnswer, type AnswerState } from "./use-answer";

interface HistoryOptions {
  range: HistoryRange;
  account: readonly string[];
  /** The history in the first HTML, and what it was of. */
  fallback?: { path: string; history: History } | null;
  /** Ask nothing. */
  isOff?: boolean;
  /** Where to ask; the operator's own route unless told. */
  route?: string;
}

/** The window slides with the clock: asked anew this often. Long ranges move by hours. */
const SHORT_REFRESH_MS = 20_000;
const LONG_REFRESH_MS = 60_000;

/** `GET /api/history`, sliding with the clock. A change of range keeps the old picture until the new one is here. */
export function useHistory(options: HistoryOptions): AnswerState<History> {
  const { range, account, fallback, isOff = false, route } = options;
  const path = historyPath(range, account, { route });
  return useAnswer(isOff ? null : path, {
    isAnswer: isHistory,
    refreshMs: range === "1h" || range === "6h" ? SHORT_REFRESH_MS : LONG_REFRESH_MS,
    fallback: fallback?.path === path ? fallback.history : null,
    keepsPrevious: true,
  });
}
