"use client";

import { useState } from "react";
import useSWR, { type SWRConfiguration } from "swr";
import type { AuditEvent } from "@/lib/domain/audit";
import type { SharesPageData, ShareSummary } from "@/lib/domain/share";
import { isRecord } from "./answer-guards";
import { AnswerError, fetchJson } from "./fetch-json";
import { swrKeys } from "./swr-keys";

const LIMIT_MS = 10_000;
/** "Last used" is told to the minute; what others do shows within half of one. */
const INTERVAL_MS = 30_000;

const isShares = (body: unknown): body is { shares: ShareSummary[] } => isRecord(body) && Array.isArray(body.shares);
const isRecordOfWhat = (body: unknown): body is { record: AuditEvent[] } =>
  isRecord(body) && Array.isArray(body.record);

const askShares = (path: string) => fetchJson(path, { limitMs: LIMIT_MS, isAnswer: isShares });
const askRecord = (path: string) => fetchJson(path, { limitMs: LIMIT_MS, isAnswer: isRecordOfWhat });

const RETRY_MS = 5_000;

const CONFIG: SWRConfiguration = {
  refreshInterval: INTERVAL_MS,
  // SWR's own retries grow to twenty minutes: whoever waits to revoke a link should not.
  onErrorRetry: (_error, _key, _config, revalidate, { retryCount }) => {
    setTimeout(() => void revalidate({ retryCount, dedupe: true }), RETRY_MS);
  },
};

export interface Shares {
  shares: readonly ShareSummary[];
  record: readonly AuditEvent[];
  /** Why the list can't be trusted now, in a sentence: the database or our own server is away; null while it can. */
  away: string | null;
  /** Asks again; resolves when the answers are here. */
  refresh(): Promise<void>;
}

function awayText(error: unknown): string | null {
  if (!(error instanceof AnswerError)) return null;
  return error.status === null ? "The server does not answer." : (error.said ?? "The server has an error of its own.");
}

/** `GET /api/shares` and `GET /api/record`, which change together: making a link is a line of the record. */
export function useShares(first: SharesPageData): Shares {
  const [fallback] = useState(first);
  const shares = useSWR<Pick<SharesPageData, "shares">>(swrKeys.shares, askShares, {
    ...CONFIG,
    fallbackData: fallback,
  });
  const record = useSWR<Pick<SharesPageData, "record">>(swrKeys.record, askRecord, {
    ...CONFIG,
    fallbackData: fallback,
  });
  const held = shares.data ?? fallback;
  return {
    shares: held.shares,
    record: (record.data ?? fallback).record,
    // What the first HTML said holds until the first answer.
    away: awayText(shares.error) ?? (held === fallback ? fallback.away : null),
    refresh: async () => {
      await Promise.allSettled([shares.mutate(), record.mutate()]);
    },
  };
}
