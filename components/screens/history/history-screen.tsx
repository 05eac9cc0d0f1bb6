"use client";

import { useMemo, useState, type ReactNode } from "react";
import { ApiOnly } from "@/components/panels/api-only";
import { BeginningView } from "@/components/panels/history/beginning";
import { Headlines } from "@/components/panels/history/headlines";
import { HistoryAway } from "@/components/panels/history/history-away";
import type { FeedState } from "@/lib/client/scheduler-feed";
import { referencesPath, runsPath } from "@/lib/client/jobs-paths";
import { historyPath, sharedSource, type Source } from "@/lib/client/paths";
import { useHistory } from "@/lib/client/use-history";
import { useNow } from "@/lib/client/use-now";
import { useScheduler } from "@/lib/client/use-scheduler";
import { useViewState } from "@/lib/client/use-view-state";
import { useZone } from "@/lib/client/use-zone";
import type { Envelope } from "@/lib/domain/envelope";
import type { FirstRecording } from "@/lib/domain/health";
import type { History } from "@/lib/domain/history";
import type { ReferenceUse } from "@/lib/domain/reference-use";
import type { RunPage } from "@/lib/domain/run";
import type { SharedInfo } from "@/lib/domain/share";
import { carriedQuery, type Theme, type ViewState } from "@/lib/domain/view-state";
import { asOfText } from "@/lib/view/freshness-row";
import { rangeName } from "@/lib/view/history-range";
import { parseTime } from "@/lib/view/parse-time";
import { OPERATOR_VOICE, type Voice } from "@/lib/view/voice";
import { RecordingNote } from "../recording-note";
import { ScreenFrame } from "../screen-frame";
import { SharedNote } from "../shared-note";
import { useFreshness } from "../use-freshness";
import { useNextTry } from "../use-next-try";
import { goToSignIn, useRefusal } from "../use-refusal";
import { FIRST_RUNS } from "./first-runs";
import { HistoryBar } from "./history-bar";
import { HistoryCharts } from "./history-charts";
import { HistoryRunsSection } from "./history-runs-section";
import { HistoryTab } from "./history-tab";
import { ReferencesSection } from "./references-section";
import { useHistoryRows } from "./use-history-rows";

export interface HistoryScreenProps {
  fallback: Envelope;
  /** Whether `fallback` holds only part of the jobs. */
  isPartial: boolean;
  theme: Theme;
  /** The history this view asks for, as the server read it; null where it could not. */
  history: History | null;
  /** The first page of finished jobs, likewise. */
  runs: RunPage | null;
  /** Jobs by reference, likewise; a link tells none, and null is what they are where counting takes long. */
  references?: ReferenceUse | null;
  /** Whether history was being recorded when the HTML was made. */
  recording?: FirstRecording;
  /** What is said where no script runs: the server's to make. */
  noScriptNote: ReactNode;
  /** At the header's end: what an operator can do. */
  actions?: ReactNode;
  /** Where this is what a link shows: read only, in a viewer's words. */
  shared?: SharedInfo;
  /** In whose words; the operator's unless told. */
  voice?: Voice;
  /** Called when the server refuses to tell any more. */
  onRefused?: (refusal: NonNullable<FeedState["refusal"]>) => void;
}

/** The window moves on by itself; words like "to now" need no finer clock. */
const STEP_MS = 10_000;

const OWN: Partial<Source> = {};

/** What a history is asked for. */
type HistoryQuestion = Pick<ViewState, "range" | "account">;

/** What was: sentences first, charts as their evidence, then accounts and jobs. */
export function HistoryScreen(props: HistoryScreenProps) {
  const { fallback, isPartial, theme, shared, voice = OPERATOR_VOICE, onRefused = goToSignIn } = props;
  const [view, setView] = useViewState();
  const zone = useZone(view.tz);
  const source = useMemo(() => (shared ? sharedSource(shared.id) : OWN), [shared]);
  const scheduler = useScheduler({ fallback, isPartial, path: source.scheduler });
  const { envelope, feed } = scheduler;
  useRefusal(feed, onRefused);
  const { row: freshness, atMs } = useFreshness(feed, zone);
  const nowMs = useNow(STEP_MS, Math.max(atMs, Date.parse(envelope.now)));
  const { range, account, kind, q, refPrefix } = view;
  const [first] = useState(() => firstAnswers(props, view, source));
  const { answer, failure, isOld, askAgain } = useHistory({
    range,
    account,
    fallback: first.history,
    route: source.history,
  });
  const of = useAnswered({ range, account }, isOld && answer !== null);
  const rows = useHistoryRows({ history: answer, envelope, account: of.account, viewer: shared ?? null, nowMs, zone });
  // What is told here is of before, and stays true; that nothing new comes, and why, is news all the same.
  const told = useMemo(
    () => voice.trouble({ envelope, freshness, nowMs, zone }),
    [voice, envelope, freshness, nowMs, zone],
  );
  const trouble = told?.level === "alarm" ? told : null;
  const nextTry = useNextTry(scheduler, freshness.state, trouble, voice);
  const isPaused = freshness.state === "paused";
  const toMs = parseTime(answer?.to ?? null);
  // Its own moment in a pause, too: another range chosen then is asked for.
  const chartsAsOf = (isPaused || failure !== null) && toMs !== null ? asOfText(toMs, nowMs, zone) : null;

  return (
    <>
      <HistoryTab range={range} isViewer={shared !== undefined} />
      <ScreenFrame
        {...{ scheduler, freshness, trouble, nextTry, theme, nowMs, zone }}
        page={shared ? null : "/history"}
        query={carriedQuery(view)}
        firstBuild={fallback.build}
        labels={rows.labels}
        actions={props.actions}
        dataHref={historyPath(range, account, { route: source.history })}
        notes={
          <>
            <h1 className="sr-only">History of {rangeName(of.range)}</h1>
            {shared ? <SharedNote shared={shared} nowMs={nowMs} /> : null}
            {props.noScriptNote}
          </>
        }
      >
        <HistoryBar
          {...{ view, setView, source, rows, of, nowMs, zone }}
          page={shared ? `/shared/${shared.id}` : "/history"}
          history={answer}
          isOld={chartsAsOf !== null}
        />
        {shared ? null : (
          <div className="mt-3 empty:hidden">
            <RecordingNote first={props.recording} zone={zone} nowMs={nowMs} />
          </div>
        )}
        {rows.view === null ? (
          <HistoryAway
            // What the server could not read is known from the first byte on.
            reason={failure?.said ?? props.recording?.reason ?? null}
            isFailing={failure !== null || first.history === null}
            isViewer={shared !== undefined}
            onTryAgain={askAgain}
          />
        ) : rows.view.beginning !== null ? (
          <BeginningView beginning={rows.view.beginning} />
        ) : (
          <>
            <Headlines headlines={rows.view.headlines} isOld={isOld} />
            <HistoryCharts view={rows.view} asOf={chartsAsOf} />
          </>
        )}
        <div className="mt-4 grid min-w-0 gap-4">
          <ApiOnly />
          {shared ? null : (
            <ReferencesSection {...{ view, setView, isPaused, nowMs, zone }} fallback={first.references} />
          )}
          <HistoryRunsSection
            {...{ account, kind, q, refPrefix, setView, zone, nowMs }}
            labels={rows.labels}
            fallback={first.runs}
            isUnread={first.runs === null}
            route={source.runs}
            hiding={shared}
            isPaused={isPaused}
            firstMs={Date.parse(fallback.now)}
          />
        </div>
      </ScreenFrame>
    </>
  );
}

/** The answers of the first HTML with the addresses they would have been asked at. */
function firstAnswers(
  { history, runs, references = null }: HistoryScreenProps,
  { range, account, kind, q, refPrefix }: ReturnType<typeof useViewState>[0],
  source: Partial<Source>,
) {
  return {
    history: history && { path: historyPath(range, account, { route: source.history }), history },
    runs: runs && { path: runsPath({ account, kind, q, refPrefix, limit: FIRST_RUNS }, source.runs), answer: runs },
    references: references && { path: referencesPath(range, account), answer: references },
  };
}

/** What the answer on screen is of: while another one is awaited, still what was asked before. */
function useAnswered(asked: HistoryQuestion, isOld: boolean): HistoryQuestion {
  const [answered, setAnswered] = useState(asked);
  const isSame = answered.range === asked.range && answered.account.join() === asked.account.join();
  if (isOld || isSame) return answered;
  setAnswered(asked);
  return asked;
}
