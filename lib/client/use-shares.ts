"use client";

import { useState } from "react";
import type { AuditEvent } from "@/lib/domain/audit";
import type { SharesPageData, ShareSummary } from "@/lib/domain/share";
import { isRecord } from "./answer-guards";
import { swrKeys } from "./swr-keys";
import { useAnswer, type AnswerState } from "./use-answer";

/** "Last used" is told to the minute; what others do shows within half of one. */
const REFRESH_MS = 30_000;

const isShares = (body: unknown): body is { shares: ShareSummary[] } => isRecord(body) && Array.isArray(body.shares);
const isRecordOfWhat = (body: unknown): body is { record: AuditEvent[] } =>
  isRecord(body) && Array.isArray(body.record);

export interface Shares {
  shares: readonly ShareSummary[];
  record: readonly AuditEvent[];
  /** Why the list can't be trusted now, in a sentence: the database or our own server is away; null while it can. */
  away: string | null;
  /** Asks again; resolves when the answers are here. */
  refresh(): Promise<void>;
}

function awayText(failure: AnswerState<unknown>["failure"]): string | null {
  if (failure === null) return null;
  return failure.status === null
    ? "The server does not answer."
    : (failure.said ?? "The server has an error of its own.");
}

/** `GET /api/shares` and `GET /api/record`, which change together: making a link is a line of the record. */
export function useShares(first: SharesPageData): Shares {
  const [fallback] = useState(first);
  const shares = useAnswer(swrKeys.shares, { isAnswer: isShares, refreshMs: REFRESH_MS });
  const record = useAnswer(swrKeys.record, { isAnswer: isRecordOfWhat, refreshMs: REFRESH_MS });
  return {
    shares: (shares.answer ?? fallback).shares,
    record: (record.answer ?? fallback).record,
    // What the first HTML said holds until the first answer.
    away: awayText(shares.failure) ?? (shares.answer === null ? fallback.away : null),
    refresh: async () => {
      await Promise.all([shares.askAgain(), record.askAgain()]);
    },
  };
}
