"use client";

import { useMemo } from "react";
import type { Envelope } from "@/lib/domain/envelope";
import { narrowSnapshot } from "@/lib/domain/narrow";
import { accountLabels } from "@/lib/view/account-label";
import { toAnswerRow } from "@/lib/view/answer-row";
import { paceBoard } from "@/lib/view/board-pace";
import { toFactRows } from "@/lib/view/fact-rows";
import type { FreshnessRow } from "@/lib/view/freshness-row";
import { toSlotBoard } from "@/lib/view/slot-board";
import type { PastHour } from "@/lib/view/past-hour";
import { toTroubleRow } from "@/lib/view/trouble-row";
import type { Viewer } from "@/lib/view/viewer";
import { toViewerAnswer } from "@/lib/view/viewer-answer";
import { toViewerTrouble } from "@/lib/view/viewer-trouble";
import { usePace } from "./use-pace";

interface LiveRowsInput {
  envelope: Envelope;
  freshness: FreshnessRow;
  nowMs: number;
  zone: string;
  /** Only its account filter counts: the other filters narrow lists of jobs. */
  view: { account: readonly string[] };
  /** Whether the snapshot holds only the first part of the jobs. */
  isCut: boolean;
  /** Who came by a link reads other words; null or absent is the operator. */
  viewer?: Viewer | null;
  /** The last hour of the accounts shown; null while unknown. */
  pastHour?: PastHour | null;
}

/**
 * The rows of the screen's upper half. Each step is made anew only when what it is made of has changed, and keeps its
 * identity otherwise, so that what is drawn from it is not drawn again.
 */
export function useLiveRows(props: LiveRowsInput) {
  const { envelope, freshness, nowMs, zone, view, isCut, viewer = null, pastHour } = props;
  const whole = envelope.snapshot ?? null;
  const { account } = view;
  const isNarrowed = account.length > 0;

  const accounts = whole?.accounts;
  const labels = useMemo(() => accountLabels(accounts ?? []), [accounts]);
  const snapshot = useMemo(
    () => whole && narrowSnapshot(whole, { account, kind: [], q: "", refPrefix: "" }),
    [whole, account],
  );
  const pace = usePace({ envelope, snapshot, freshness, nowMs, isNarrowed });
  const { paces, nexts, outlook } = pace;
  const input = useMemo(
    () => ({ envelope, snapshot, freshness, labels, nowMs, zone, isNarrowed, isCut }),
    [envelope, snapshot, freshness, labels, nowMs, zone, isNarrowed, isCut],
  );
  const answerInput = useMemo(() => ({ ...input, paces, outlook, pastHour }), [input, paces, outlook, pastHour]);
  const plainBoard = useMemo(() => toSlotBoard(input), [input]);
  return {
    labels,
    snapshot,
    isNarrowed,
    trouble: useMemo(() => (viewer ? toViewerTrouble(input) : toTroubleRow(input)), [input, viewer]),
    answer: useMemo(
      () => (viewer ? toViewerAnswer(answerInput, viewer) : toAnswerRow(answerInput)),
      [answerInput, viewer],
    ),
    facts: useMemo(() => toFactRows(answerInput), [answerInput]),
    board: useMemo(() => paceBoard(plainBoard, { paces, nexts }), [plainBoard, paces, nexts]),
    paces,
    lines: pace.lines,
  };
}
