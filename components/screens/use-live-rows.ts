"use client";

import { useMemo, useState } from "react";
import type { Envelope } from "@/lib/domain/envelope";
import { narrowSnapshot } from "@/lib/domain/narrow";
import { createLabeller } from "@/lib/view/account-label";
import { paceBoard } from "@/lib/view/board-pace";
import { toFactRows } from "@/lib/view/fact-rows";
import type { FreshnessRow } from "@/lib/view/freshness-row";
import { toSlotBoard } from "@/lib/view/slot-board";
import type { AnswerOutlook } from "@/lib/view/outlook";
import type { PastHour } from "@/lib/view/past-hour";
import { OPERATOR_VOICE, type Voice } from "@/lib/view/voice";
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
  /** In whose words; the operator's unless told. */
  voice?: Voice;
  /** The last hour of the accounts shown; null while unknown. */
  pastHour: PastHour | null;
  /** Whether the last hour is among the facts. */
  tellsHour: boolean;
  /** Leaves out of the answer what a screen has no room for, or says elsewhere. */
  trimOutlook?: (outlook: AnswerOutlook | null) => AnswerOutlook | null;
}

/**
 * The rows of the screen's upper half. Each step is made anew only when what it is made of has changed, and keeps its
 * identity otherwise, so that what is drawn from it is not drawn again.
 */
export function useLiveRows(props: LiveRowsInput) {
  const {
    envelope,
    freshness,
    nowMs,
    zone,
    view,
    isCut,
    voice = OPERATOR_VOICE,
    pastHour,
    tellsHour,
    trimOutlook,
  } = props;
  const whole = envelope.snapshot ?? null;
  const { account } = view;
  const isNarrowed = account.length > 0;

  const accounts = whole?.accounts;
  const [labelsOf] = useState(createLabeller);
  const labels = useMemo(() => labelsOf(accounts ?? []), [labelsOf, accounts]);
  const snapshot = useMemo(
    () => whole && narrowSnapshot(whole, { account, kind: [], q: "", refPrefix: "" }),
    [whole, account],
  );
  const pace = usePace({ envelope, snapshot, freshness, nowMs, isNarrowed });
  const { paces, nexts } = pace;
  const outlook = useMemo(() => (trimOutlook ? trimOutlook(pace.outlook) : pace.outlook), [pace.outlook, trimOutlook]);
  const input = useMemo(
    () => ({ envelope, snapshot, freshness, labels, nowMs, zone, isNarrowed, isCut }),
    [envelope, snapshot, freshness, labels, nowMs, zone, isNarrowed, isCut],
  );
  const answerInput = useMemo(
    () => ({ ...input, paces, outlook, pastHour, tellsHour }),
    [input, paces, outlook, pastHour, tellsHour],
  );
  const plainBoard = useMemo(() => toSlotBoard(input), [input]);
  return {
    labels,
    snapshot,
    isNarrowed,
    trouble: useMemo(() => voice.trouble(input), [input, voice]),
    answer: useMemo(() => voice.answer(answerInput), [answerInput, voice]),
    facts: useMemo(() => toFactRows(answerInput), [answerInput]),
    board: useMemo(() => paceBoard(plainBoard, { paces, nexts }), [plainBoard, paces, nexts]),
    paces,
    /** What `paces` are of, epoch ms. */
    pacesAtMs: pace.atMs,
    videos: pace.videos,
    lines: pace.lines,
  };
}
