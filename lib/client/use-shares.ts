"use client";

import { useState } from "react";
import { useSWRConfig } from "swr";
import type { AuditEvent } from "@/lib/domain/audit";
import type { SharesPageData, ShareSummary } from "@/lib/domain/share";
import { isRecord } from "./answer-guards";
import { RECORD_PATH, SHARES_PATH } from "./shares-paths";
import { useAnswer, type AnswerState, type Told } from "./use-answer";

/** "Last used" is told to the minute; what others do shows within half of one. */
const REFRESH_MS = 30_000;

const isShares = (body: unknown): body is { shares: ShareSummary[] } => isRecord(body) && Array.isArray(body.shares);
const isAudit = (body: unknown): body is { record: AuditEvent[] } => isRecord(body) && Array.isArray(body.record);

/** Why an answer can't be trusted now, in a sentence. */
export interface SharesAway {
  message: string;
  /** Whether it is the database: links themselves are opened, or not, all the same where only this page has no answer. */
  isStore: boolean;
}

export interface Shares {
  shares: readonly ShareSummary[];
  record: readonly AuditEvent[];
  /** The database or our own server is away; null while the list can be trusted. */
  away: SharesAway | null;
  /** The same for the record, which is asked for by itself: it can fail alone. */
  recordAway: SharesAway | null;
  isSignedOut: boolean;
  /** Asks again; resolves when the answers are here. */
  refresh(): Promise<void>;
  /** Shows a link as a change of it was answered, and asks again; resolves once it is shown. */
  show(changed: ShareSummary): Promise<void>;
}

/** @param first what the first HTML said, which holds until the first answer */
function awayOf({ answer, failure }: AnswerState<unknown>, first: string | null): SharesAway | null {
  if (failure === null) return answer === null && first !== null ? { message: first, isStore: true } : null;
  const { status, said } = failure;
  const silent = status === null ? "The server does not answer." : "The server has an error of its own.";
  return { message: said ?? silent, isStore: status === 503 };
}

/** `GET /api/shares` and `GET /api/record`, which change together: making a link is a line of the record. */
export function useShares(first: SharesPageData): Shares {
  const [fallback] = useState(first);
  const shares = useAnswer(SHARES_PATH, { isAnswer: isShares, refreshMs: REFRESH_MS });
  const record = useAnswer(RECORD_PATH, { isAnswer: isAudit, refreshMs: REFRESH_MS });
  const known = shares.answer ?? fallback;
  const { mutate } = useSWRConfig();
  const refresh = async () => {
    await Promise.all([shares.askAgain(), record.askAgain()]);
  };
  return {
    shares: known.shares,
    record: (record.answer ?? fallback).record,
    away: awayOf(shares, fallback.away),
    recordAway: awayOf(record, fallback.away),
    isSignedOut: [shares, record].some(({ failure }) => failure?.status === 401),
    refresh,
    async show(changed) {
      const put = (told?: Told<{ shares: ShareSummary[] }>) => {
        const { shares: before } = told?.answer ?? fallback;
        return { path: SHARES_PATH, answer: { shares: before.map((one) => (one.id === changed.id ? changed : one)) } };
      };
      // The next list may wait until the pointer rests. One that is under way is from before, and SWR drops it for this.
      await mutate(SHARES_PATH, put, { revalidate: false });
      void refresh();
    },
  };
}
