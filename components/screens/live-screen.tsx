"use client";

import { useLayoutEffect, useMemo, type ComponentType, type ReactNode } from "react";
import { Answer } from "@/components/panels/answer";
import { Facts } from "@/components/panels/facts";
import { NarrowedNote } from "@/components/panels/narrowed-note";
import { QuietLine } from "@/components/panels/quiet-line";
import { SlotBoardPanel } from "@/components/panels/slot-board";
import type { FeedState } from "@/lib/client/scheduler-feed";
import { sharedSource } from "@/lib/client/paths";
import { tickNow } from "@/lib/client/use-now";
import { useScheduler } from "@/lib/client/use-scheduler";
import { useViewState } from "@/lib/client/use-view-state";
import { useZone } from "@/lib/client/use-zone";
import type { Envelope } from "@/lib/domain/envelope";
import type { FirstRecording } from "@/lib/domain/health";
import type { SharedInfo } from "@/lib/domain/share";
import type { Account } from "@/lib/domain/snapshot";
import { carriedQuery, type Theme } from "@/lib/domain/view-state";
import type { AnswerRow } from "@/lib/view/answer-row";
import type { PastHour } from "@/lib/view/past-hour";
import { labelOf } from "@/lib/view/account-label";
import type { MatchCounts } from "@/lib/view/job-table";
import { OPERATOR_VOICE, type Voice } from "@/lib/view/voice";
import { AccountLoadSection } from "./account-load-section";
import { ElapsedSection } from "./elapsed-section";
import { JobsSection } from "./jobs-section";
import { LazyEndedSection } from "./lazy-ended-section";
import { RENAMING } from "./lazy-renaming";
import { RecordingNote } from "./recording-note";
import { ScreenFrame } from "./screen-frame";
import { TabSignal } from "./tab-signal";
import { useFreshness, useScreenTime } from "./use-freshness";
import { useLiveRows } from "./use-live-rows";
import { usePastHour } from "./use-past-hour";
import { useNextTry } from "./use-next-try";
import { goToSignIn, useRefusal } from "./use-refusal";

export interface LiveScreenProps {
  /** What the server knew when it made the HTML. */
  fallback: Envelope;
  /** How many jobs there are, when `fallback` holds only the first of them; else null. */
  cutFrom: MatchCounts | null;
  theme: Theme;
  /** What the board's marks mean. It never changes, so the server's page makes it, and no script has to hold it. */
  legend: ReactNode;
  /** What is said where no script runs: the server's to make, likewise. */
  noScriptNote: ReactNode;
  /** What the figures leave out, likewise. */
  apiOnly: ReactNode;
  /** Whether history was being recorded when the HTML was made. */
  recording?: FirstRecording;
  /** The last hour of the accounts shown, as the server read it; null where it could not, and where a link shows the moment alone. */
  pastHour: PastHour | null;
  /** At the header's end: what an operator can do. */
  actions?: ReactNode;
  /** Where this is what a link shows: read only, in a viewer's words. */
  shared?: SharedInfo;
  /** In whose words; the operator's unless told. */
  voice?: Voice;
  /** The line above a shared screen, at a time in epoch ms. */
  noteAt?: (nowMs: number) => ReactNode;
  /** What the tab says; the answer unless told. */
  tab?: ComponentType<{ answer: AnswerRow }>;
  /** Called when the server refuses to tell any more. */
  onRefused?: (refusal: NonNullable<FeedState["refusal"]>) => void;
}

/** Columns that ask nothing of what is in them: the browser would measure the whole page for its widths at each change. */
const WIDE = {
  grid: "min-[112.5rem]:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] min-[112.5rem]:grid-rows-[auto_1fr]",
  charts:
    "min-[112.5rem]:col-start-2 min-[112.5rem]:row-span-2 min-[112.5rem]:grid-cols-1 min-[112.5rem]:content-start",
};

const NO_ACCOUNTS: readonly Account[] = [];

/** The live view. Composes; every figure and word is made in lib/view, every decision about asking in lib/client. */
export function LiveScreen(props: LiveScreenProps) {
  const {
    fallback,
    cutFrom,
    theme,
    actions,
    shared,
    voice = OPERATOR_VOICE,
    noteAt,
    tab: Tab = TabSignal,
    onRefused = goToSignIn,
  } = props;
  const [view, setView] = useViewState();
  const zone = useZone(view.tz);
  const source = useMemo(() => (shared ? sharedSource(shared.id) : undefined), [shared]);
  const scheduler = useScheduler({ fallback, isPartial: cutFrom !== null, path: source?.scheduler });
  const { envelope, feed } = scheduler;
  useRefusal(feed, onRefused);
  useLayoutEffect(tickNow, [envelope]);
  const fresh = useFreshness(feed, zone);
  const { row: freshness } = fresh;
  const isCut = cutFrom !== null && envelope.snapshot === fallback.snapshot;

  const nowMs = useScreenTime(fresh, envelope);
  const { account, kind, q, refPrefix, sort, dir } = view;
  // A viewer's link shows the moment: the last hour is the operator's to know.
  const [pastHour, noteEnded] = usePastHour(shared ? null : account, props.pastHour);
  const rows = useLiveRows({
    envelope,
    freshness,
    nowMs,
    zone,
    view,
    isCut,
    voice,
    pastHour,
    tellsHour: !shared,
  });
  const { labels, snapshot, isNarrowed, trouble, answer, facts, board, paces, lines } = rows;
  const filters = useMemo(() => ({ account, kind, q, refPrefix }), [account, kind, q, refPrefix]);
  const accounts = envelope.snapshot?.accounts ?? NO_ACCOUNTS;

  const nextTry = useNextTry(scheduler, freshness.state, trouble, voice);
  const { isCurrent, asOf } = freshness;
  const jobsOnly = shared?.jobsOnly === true;
  // Of a link to some jobs, none of which runs, the answer says all there is: a lone "–" and an empty chart would only repeat it.
  const isIdle = jobsOnly && snapshot?.jobs.length === 0;
  const isSideBySide = board.density === "roomy" && !jobsOnly;
  return (
    <>
      <Tab answer={answer} />
      <ScreenFrame
        {...{ scheduler, freshness, trouble, nextTry, theme, labels, actions, nowMs, zone }}
        page={shared ? null : "/"}
        query={carriedQuery(view)}
        firstBuild={fallback.build}
        dataHref={source?.scheduler}
        notes={
          <>
            {noteAt?.(nowMs)}
            {props.noScriptNote}
          </>
        }
      >
        <div data-old={isCurrent || snapshot === null ? undefined : ""} className="relative">
          {trouble?.level === "quiet" ? (
            <QuietLine trouble={trouble} retryTextAt={nextTry.retryTextAt} nowMs={nowMs} />
          ) : null}
          <div className="flex flex-wrap items-end gap-x-10 gap-y-5 py-8 sm:gap-y-7">
            <Answer answer={answer} />
            {/* Without figures, question marks would only repeat what the sentence has said. */}
            {answer.sentence !== null || isIdle ? null : (
              <Facts facts={jobsOnly ? facts.filter(({ key }) => key === "longest") : facts} isCurrent={isCurrent} />
            )}
          </div>
          {/* Whether history is recorded is the operator's to know, too. */}
          {shared ? null : (
            <div className="mb-3 empty:hidden">
              <RecordingNote first={props.recording} zone={zone} nowMs={nowMs} />
            </div>
          )}
          <NarrowedNote
            shown={account.map((id) => labelOf(labels, id))}
            total={accounts.length}
            onShowAll={() => setView({ account: [] })}
          />
          {/* Few accounts leave room beside the board: from 1800 px on the charts stand there, and the table rises. */}
          <div className={`grid grid-cols-1 gap-4 ${isSideBySide ? WIDE.grid : ""}`}>
            {/* Slots hold other people's jobs as well: a link to some jobs says nothing of them. */}
            {jobsOnly ? null : (
              <SlotBoardPanel
                board={board}
                isCurrent={isCurrent}
                asOf={asOf}
                legend={props.legend}
                renaming={shared ? undefined : RENAMING}
              />
            )}
            <div
              className={`grid min-w-0 grid-cols-1 gap-4 ${jobsOnly ? "" : "lg:grid-cols-2"} ${isSideBySide ? WIDE.charts : ""}`}
            >
              {jobsOnly ? null : (
                <AccountLoadSection {...{ snapshot, labels, isNarrowed, asOf }} recentPath={source?.recent} />
              )}
              {isIdle ? null : (
                <ElapsedSection {...{ snapshot, filters, labels, freshness, paces, lines, isCut, nowMs, zone }} />
              )}
            </div>
            <div className="grid min-w-0 grid-cols-1 content-start gap-4">
              {props.apiOnly}
              {/* What has ended is the operator's to know. */}
              {shared ? null : (
                <LazyEndedSection
                  {...{ snapshot: envelope.snapshot ?? null, filters, labels, freshness, nowMs, zone }}
                  intervalMs={envelope.pollIntervalMs}
                  fetchedAt={envelope.fetchedAt}
                  onCount={noteEnded}
                />
              )}
              <JobsSection
                {...{ snapshot, filters, sort, dir, labels, freshness, paces, nowMs, zone, setView }}
                cutFrom={isCut ? cutFrom : null}
                hiding={shared}
              />
            </div>
          </div>
        </div>
      </ScreenFrame>
    </>
  );
}
