"use client";

import type { RunPage } from "@/lib/domain/run";
import { isRunPage } from "./answer-guards";
import { runsPath, type RunsQuery } from "./jobs-paths";
import { useAnswer, type AnswerState } from "./use-answer";

interface RunsOptions extends RunsQuery {
  /** Where to ask; the operator's own route unless told. */
  route?: string;
  /** How often to ask again, ms; 0 for never. */
  refreshMs: number;
  /** The page in the first HTML, and its address. */
  fallback?: { path: string; answer: RunPage } | null;
}

/** `GET /api/runs`: one page of finished jobs, newest first. */
export function useRuns({ route, refreshMs, fallback, ...query }: RunsOptions): AnswerState<RunPage> {
  const path = runsPath(query, route);
  return useAnswer(path, {
    isAnswer: isRunPage,
    refreshMs,
    fallback: fallback?.path === path ? fallback.answer : null,
    keepsPrevious: true,
  });
}
