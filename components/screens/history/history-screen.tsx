"use client";

import { useCallback, useState } from "react";
import { AccountFilter } from "@/components/controls/account-filter";
import { PauseButton } from "@/components/controls/pause-button";
import { ThemeSwitch } from "@/components/controls/theme-switch";
import { ApiOnly } from "@/components/panels/api-only";
import { Footer } from "@/components/panels/footer";
import { FreshnessCorner } from "@/components/panels/freshness-corner";
import { Header } from "@/components/panels/header";
import { BeginningView } from "@/components/panels/history/beginning";
import { ExportMenu } from "@/components/panels/history/export-menu";
import { Headlines } from "@/components/panels/history/headlines";
import { HistoryAway } from "@/components/panels/history/history-away";
import { RangeTabs } from "@/components/panels/history/range-tabs";
import { NewVersion } from "@/components/panels/new-version";
import { useHistory } from "@/lib/client/use-history";
import { useIsOutdated } from "@/lib/client/use-is-outdated";
import { useNow } from "@/lib/client/use-now";
import { historyPath, runsPath } from "@/lib/client/swr-keys";
import { pausedSince } from "@/lib/client/use-refresh-settings";
import { useScheduler } from "@/lib/client/use-scheduler";
import { useViewState } from "@/lib/client/use-view-state";
import { useZone } from "@/lib/client/use-zone";
import type { Envelope } from "@/lib/domain/envelope";
import type { History } from "@/lib/domain/history";
import type { RunPage } from "@/lib/domain/run";
import { serialiseViewState, type Theme } from "@/lib/domain/view-state";
import { labelOf } from "@/lib/view/account-label";
import { formatCount, zoneName } from "@/lib/view/format";
import { periodText, rangeName, toRangeTabs } from "@/lib/view/history-range";
import { freshnessAt } from "../freshness-at";
import { RecordingNote } from "../recording-note";
import { useFreshness } from "../use-freshness";
import { FIRST_RUNS } from "./first-runs";
import { HistoryCharts } from "./history-charts";
import { historyExports } from "./history-exports";
import { HistoryRunsSection } from "./history-runs-section";
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
}

/** The window moves on by itself; words like "to now" need no finer clock. */
const STEP_MS = 10_000;

/** What was: sentences first, charts as their evidence, then accounts and jobs. */
export function HistoryScreen({
  fallback,
  isPartial,
  theme,
  history: firstHistory,
  runs: firstRuns,
}: HistoryScreenProps) {
  const [view, setView] = useViewState();
  const zone = useZone(view.tz);
  const { envelope, feed } = useScheduler({ fallback, isPartial });
  const { row: freshness, atMs } = useFreshness(feed, zone);
  const isOutdated = useIsOutdated(fallback.build, envelope.build);
  const nowMs = useNow(STEP_MS, Math.max(atMs, Date.parse(envelope.now)));
  const { range, account, kind, q } = view;
  const [first] = useState(() => ({
    history: firstHistory && { path: historyPath(range, account), history: firstHistory },
    runs: firstRuns && { path: runsPath({ account, kind, q, limit: FIRST_RUNS }), answer: firstRuns },
  }));
  const { answer, failure, isOld, askAgain } = useHistory({ range, account, fallback: first.history });
  const rows = useHistoryRows({ history: answer, envelope, account, nowMs, zone });
  const detailAt = useCallback((ms: number) => freshnessAt(feed, ms, zone, pausedSince()).detail, [feed, zone]);
  const runsAsOf = freshness.state === "paused" ? freshness.asOf : null;

  return (
    <>
      <title>{`${range === "all" ? "All history" : `History, ${rangeName(range).replace("the ", "")}`} · Slotwatch`}</title>
      <link rel="icon" type="image/svg+xml" href="/icons/unknown.svg" />
      <Header
        current="/history"
        query={serialiseViewState({ account, theme: view.theme, tz: view.tz })}
        corner={<FreshnessCorner freshness={freshness} detailAt={detailAt} />}
        actions={<PauseButton />}
      />
      <main id="main" tabIndex={-1} className="page-width outline-none">
        <h1 className="sr-only">History of {rangeName(range)}</h1>
        <div className="flex flex-wrap items-center gap-3 pt-5">
          <RangeTabs tabs={toRangeTabs(view)} onChoose={(next) => setView({ range: next })} />
          <AccountFilter accounts={rows.options} value={account} onChange={(next) => setView({ account: next })} />
          {answer !== null && (
            <p
              className="order-last basis-full text-small text-dim sm:order-none sm:basis-auto"
              title={`${answer.from} to ${answer.to}`}
            >
              {periodText(answer, { nowMs, zone })}
              {account.length > 0 &&
                ` · ${account.length === 1 ? labelOf(rows.labels, account[0] ?? "") : `${formatCount(account.length)} accounts`}`}
            </p>
          )}
          <div className="ml-auto">
            <ExportMenu links={historyExports({ range, account, kind, q })} />
          </div>
        </div>
        <div className="mt-3 empty:hidden">
          <RecordingNote zone={zone} nowMs={nowMs} />
        </div>
        {rows.view === null ? (
          <HistoryAway isFailing={failure !== null} status={failure?.status ?? null} onTryAgain={askAgain} />
        ) : rows.view.beginning !== null ? (
          <BeginningView beginning={rows.view.beginning} />
        ) : (
          <>
            <Headlines headlines={rows.view.headlines} isOld={isOld} />
            <HistoryCharts view={rows.view} asOf={runsAsOf} />
          </>
        )}
        <div className="mt-4 grid min-w-0 gap-4">
          <ApiOnly />
          <HistoryRunsSection
            {...{ account, kind, q, setView, zone, nowMs }}
            labels={rows.labels}
            fallback={first.runs}
            asOf={runsAsOf}
          />
        </div>
        <Footer zone={zoneName(zone, nowMs)} zoneId={zone}>
          <ThemeSwitch initialTheme={theme} />
        </Footer>
      </main>
      {isOutdated ? <NewVersion /> : null}
    </>
  );
}
