"use client";

import { useMemo } from "react";
import type { AccountOption } from "@/components/controls/account-choices";
import type { Envelope } from "@/lib/domain/envelope";
import type { History } from "@/lib/domain/history";
import { accountLabels, labelOf } from "@/lib/view/account-label";
import { toAccountHistoryRows, type AccountHistoryRow } from "@/lib/view/history-accounts";
import { toBeginning, type Beginning } from "@/lib/view/history-beginning";
import { toFinishedChart, type FinishedChart } from "@/lib/view/history-finished";
import { toHeadlines, type Headline } from "@/lib/view/history-headlines";
import { toJobHeadlines } from "@/lib/view/history-job-headlines";
import { toSlotsChart, type SlotsChart } from "@/lib/view/history-slots";
import type { Moment } from "@/lib/view/moment";
import { parseTime } from "@/lib/view/parse-time";

interface HistoryRowsInput extends Moment {
  history: History | null;
  envelope: Envelope;
  account: readonly string[];
  /** Who came by a link reads other words; null is the operator. */
  viewer: { jobsOnly: boolean } | null;
}

/** Everything on the page that one history makes. */
export interface HistoryView {
  history: History;
  moment: Moment;
  beginning: Beginning | null;
  headlines: Headline[];
  slots: SlotsChart;
  finished: FinishedChart;
  accounts: AccountHistoryRow[];
  /** Whether some jobs alone are shown: then nothing is known of slots. */
  jobsOnly: boolean;
}

export interface HistoryRows {
  /** What each account is called, by id. */
  labels: ReadonlyMap<string, string>;
  /** Accounts to choose from. */
  options: readonly AccountOption[];
  /** Null until the first answer. */
  view: HistoryView | null;
}

/** The page's rows. They are made anew with each new history and not with each tick: "now" in their words is the end of that history. */
export function useHistoryRows({ history, envelope, account, viewer, nowMs, zone }: HistoryRowsInput): HistoryRows {
  const known = envelope.snapshot?.accounts;
  const remembered = history?.accountNames ?? history?.accounts;
  const all = useMemo(() => {
    // An account that is gone still has a history; one that has none yet can still be chosen.
    const byId = new Map<string, { id: string; name: string | null }>();
    for (const { id, name } of [...(remembered ?? []), ...(known ?? [])]) byId.set(id, { id, name });
    return [...byId.values()];
  }, [known, remembered]);
  const labels = useMemo(() => accountLabels(all), [all]);
  const options = useMemo(() => all.map(({ id }) => ({ id, label: labelOf(labels, id) })), [all, labels]);
  const atMs = parseTime(history?.to ?? null) ?? nowMs;
  const isViewer = viewer !== null;
  const jobsOnly = viewer?.jobsOnly ?? false;
  const view = useMemo((): HistoryView | null => {
    if (history === null) return null;
    const moment = { nowMs: atMs, zone };
    const input = { history, labels, account, ...moment };
    return {
      history,
      moment,
      beginning: toBeginning(history, moment),
      headlines: jobsOnly ? toJobHeadlines(input) : toHeadlines(input),
      slots: toSlotsChart(history, moment, isViewer),
      finished: toFinishedChart(history, moment),
      accounts: toAccountHistoryRows(history, labels),
      jobsOnly,
    };
  }, [history, labels, account, isViewer, jobsOnly, atMs, zone]);
  return { labels, options, view };
}
