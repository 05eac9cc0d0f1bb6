"use client";

import type { HistoryRange } from "@/lib/domain/history";
import type { ReferenceUse } from "@/lib/domain/reference-use";
import { isRecord } from "./answer-guards";
import { referencesPath } from "./jobs-paths";
import { useAnswer, type AnswerState } from "./use-answer";

interface ReferencesOptions {
  range: HistoryRange;
  account: readonly string[];
  /** What the first HTML holds, and its address. */
  fallback: { path: string; answer: ReferenceUse } | null;
}

/** As the history beside it: it moves with the clock, long ranges by hours. */
const SHORT_REFRESH_MS = 20_000;
const LONG_REFRESH_MS = 60_000;

/** `GET /api/references`: finished jobs by what their references begin with. */
export function useReferences({ range, account, fallback }: ReferencesOptions): AnswerState<ReferenceUse> {
  const path = referencesPath(range, account);
  return useAnswer(path, {
    isAnswer: isReferenceUse,
    refreshMs: range === "1h" || range === "6h" ? SHORT_REFRESH_MS : LONG_REFRESH_MS,
    fallback: fallback?.path === path ? fallback.answer : null,
    keepsPrevious: true,
  });
}

function isReferenceUse(body: unknown): body is ReferenceUse {
  return isRecord(body) && Array.isArray(body.groups) && typeof body.unobserved === "number";
}
