"use client";

import { useMemo } from "react";
import { useNowSince } from "@/lib/client/use-now-since";
import type { NextFree } from "@/lib/domain/forecast";
import type { Envelope } from "@/lib/domain/envelope";
import type { Snapshot } from "@/lib/domain/snapshot";
import { elapsedMoment, type FreshnessRow } from "@/lib/view/freshness-row";
import { parseTime } from "@/lib/view/parse-time";
import { likeliestOf, nextOfShown, toNexts, type Forecasts, type AnswerOutlook } from "@/lib/view/outlook";
import { stuckJobs, toPaces, toPaceBook, videoLines, videoUsual } from "@/lib/view/pace";

interface PaceInput {
  envelope: Envelope;
  /** Narrowed by account only. */
  snapshot: Snapshot | null;
  freshness: FreshnessRow;
  nowMs: number;
  isNarrowed: boolean;
}

/**
 * Without a new revision fills, verdicts and waits move in steps this long: a step is a redraw, and nobody sees six seconds
 * of six minutes. A little longer than the usual poll interval: a busy fleet is then drawn once a poll.
 */
const STEP_MS = 6_000;

function forecastsOf({ accounts, totals }: Snapshot): Forecasts {
  const known = accounts.flatMap(({ id, nextFree }): [string, NextFree][] =>
    nextFree === null || nextFree === undefined ? [] : [[id, nextFree]],
  );
  return { accounts: new Map(known), overall: totals.nextFree ?? null };
}

/** What history adds to the moment: jobs against their usual, and the wait for a slot. Follows the page's clock in steps. */
export function usePace({ envelope, snapshot, freshness, nowMs, isNarrowed }: PaceInput) {
  const steppedMs = useNowSince(STEP_MS, nowMs);
  // What has been since old data is unknown: a job that was slow may have ended.
  const atMs = freshness.isCurrent ? steppedMs : elapsedMoment(freshness, nowMs);
  const { usual, ahead, figuredAt, fetchedAt } = envelope;
  // While a deploy goes on, a page may be answered by a server of before: what it does not send is not known.
  const forecastScore = envelope.forecastScore ?? null;

  const book = useMemo(() => toPaceBook(usual ?? [], ahead ?? {}), [usual, ahead]);
  const jobs = snapshot?.jobs;
  const paces = useMemo(() => toPaces(jobs ?? [], book, atMs), [jobs, book, atMs]);
  const accounts = snapshot?.accounts;
  const videos = useMemo(
    () => videoUsual(book, isNarrowed ? (accounts ?? []).map(({ id }) => id) : []),
    [book, accounts, isNarrowed],
  );
  const lines = useMemo(() => videoLines(videos), [videos]);

  const forecasts = useMemo(() => snapshot && forecastsOf(snapshot), [snapshot]);
  const madeAtMs = parseTime(figuredAt ?? fetchedAt) ?? atMs;
  const ageMs = Math.max(0, atMs - madeAtMs);
  const isCurrent = freshness.isCurrent;
  const nexts = useMemo(
    () => (snapshot && forecasts && isCurrent ? toNexts(snapshot, forecasts, forecastScore, ageMs) : new Map()),
    [snapshot, forecasts, isCurrent, forecastScore, ageMs],
  );
  const outlook = useMemo(
    (): AnswerOutlook | null =>
      snapshot &&
      forecasts && {
        stuck: stuckJobs(paces, snapshot.jobs),
        next: isCurrent ? nextOfShown(snapshot, forecasts, isNarrowed, ageMs) : null,
        nextOn: likeliestOf(snapshot, forecasts, nexts),
        // The score is of the forecasts for all accounts, so it says nothing of one account's. Of those that were wrong too often none is sent.
        score: isNarrowed ? null : forecastScore,
      },
    [snapshot, forecasts, paces, nexts, isCurrent, isNarrowed, ageMs, forecastScore],
  );
  return { atMs, paces, videos, lines, nexts, outlook };
}
