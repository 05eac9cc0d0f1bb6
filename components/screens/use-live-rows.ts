"use client";

import { useMemo } from "react";
import type { Envelope } from "@/lib/domain/envelope";
import { narrowSnapshot } from "@/lib/domain/narrow";
import type { ViewState } from "@/lib/domain/view-state";
import { accountLabels } from "@/lib/view/account-label";
import { toAnswerRow } from "@/lib/view/answer-row";
import { toFactRows } from "@/lib/view/fact-rows";
import type { FreshnessRow } from "@/lib/view/freshness-row";
import { toSlotBoard } from "@/lib/view/slot-board";
import { toTroubleRow } from "@/lib/view/trouble-row";

interface LiveRowsInput {
  envelope: Envelope;
  freshness: FreshnessRow;
  nowMs: number;
  zone: string;
  view: ViewState;
  /** Whether the snapshot holds only the first part of the jobs. */
  isCut: boolean;
}

/**
 * The rows of the screen's upper half. Each step is made anew only when what it is made of has changed, and keeps its
 * identity otherwise, so that what is drawn from it is not drawn again.
 */
export function useLiveRows({ envelope, freshness, nowMs, zone, view, isCut }: LiveRowsInput) {
  const whole = envelope.snapshot ?? null;
  const { account } = view;
  const isNarrowed = account.length > 0;

  const accounts = whole?.accounts;
  const labels = useMemo(() => accountLabels(accounts ?? []), [accounts]);
  const snapshot = useMemo(
    () => whole && narrowSnapshot(whole, { account, kind: [], q: "", refPrefix: "" }),
    [whole, account],
  );
  const input = useMemo(
    () => ({ envelope, snapshot, freshness, labels, nowMs, zone, isNarrowed, isCut }),
    [envelope, snapshot, freshness, labels, nowMs, zone, isNarrowed, isCut],
  );
  return {
    labels,
    snapshot,
    isNarrowed,
    trouble: useMemo(() => toTroubleRow(input), [input]),
    answer: useMemo(() => toAnswerRow(input), [input]),
    facts: useMemo(() => toFactRows(input), [input]),
    board: useMemo(() => toSlotBoard(input), [input]),
  };
}
