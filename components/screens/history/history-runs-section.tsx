"use client";

import { memo, useMemo, useState } from "react";
import { KindFilter } from "@/components/controls/kind-filter";
import { PrefixFilter } from "@/components/controls/prefix-filter";
import { SearchBox } from "@/components/controls/search-box";
import { LiveRegion } from "@/components/ui/live-region";
import { RunsPanel } from "@/components/panels/history/runs-panel";
import { useRuns } from "@/lib/client/use-runs";
import { useSettled } from "@/lib/client/use-settled";
import type { SetViewState } from "@/lib/client/use-view-state";
import { hasFilters, type Filters } from "@/lib/domain/narrow";
import type { Run, RunPage } from "@/lib/domain/run";
import type { SharedInfo } from "@/lib/domain/share";
import { formatCount } from "@/lib/view/format";
import { asOfText } from "@/lib/view/freshness-row";
import { shownColumns } from "@/lib/view/hide-columns";
import { toRunListRows } from "@/lib/view/history-runs";
import type { Moment } from "@/lib/view/moment";
import { withHiddenNames } from "@/lib/view/viewer";
import { FIRST_RUNS } from "./first-runs";

interface HistoryRunsSectionProps extends Moment, Filters {
  labels: ReadonlyMap<string, string>;
  setView: SetViewState;
  fallback: { path: string; answer: RunPage } | null;
  /** Whether the server could not read them when it made the HTML. */
  isUnread: boolean;
  /** Where to ask; the operator's own route unless told. */
  route?: string;
  /** What a share leaves out; absent where nothing is. */
  hiding?: Pick<SharedInfo, "hideAccounts" | "hideReferences">;
  isPaused: boolean;
  /** When the first HTML was made, epoch ms. */
  firstMs: number;
}

/** The first page moves on by itself; older ones do not change. */
const REFRESH_MS = 20_000;

/**
 * The list of finished jobs with its search: pages by cursor, so that new ends never push rows over a page's edge. Kind, search and
 * reference narrow it alone, as on the live page: charts and figures are of slots, which all jobs share.
 */
export const HistoryRunsSection = memo(function HistoryRunsSection(props: HistoryRunsSectionProps) {
  const {
    account,
    kind,
    q,
    refPrefix,
    labels,
    setView,
    fallback,
    isUnread,
    route,
    hiding,
    isPaused,
    firstMs,
    nowMs,
    zone,
  } = props;
  const search = useSettled(q);
  const question = JSON.stringify([account, kind, search, refPrefix]);
  const [pages, setPages] = useState<{ question: string; cursors: readonly string[] }>({ question, cursors: [] });
  // Another question begins on its first page.
  const cursors = pages.question === question ? pages.cursors : [];
  const cursor = cursors.at(-1) ?? null;
  const { answer, answeredAtMs, failure, isOld } = useRuns({
    account,
    kind,
    q: search,
    refPrefix,
    cursor,
    limit: FIRST_RUNS,
    refreshMs: cursor === null ? REFRESH_MS : 0,
    fallback,
    route,
  });
  const rows = useMemo(
    () => answer && rowsOf(answer.runs, labels, { nowMs, zone }, hiding),
    [answer, labels, nowMs, zone, hiding],
  );
  const hasRefs = shownColumns(hiding).ref;
  const next = answer?.next ?? null;
  const isNarrowed = hasFilters({ account, kind, q: search, refPrefix });
  const isBusy = isOld || search !== q;
  return (
    <RunsPanel
      rows={rows}
      hasRefs={hasRefs}
      empty={emptyText({
        rows: rows?.length ?? null,
        hasNext: next !== null,
        isNarrowed,
        isFailing: failure !== null || (answer === null && isUnread),
      })}
      asOf={(isPaused || failure !== null) && rows !== null ? asOfText(answeredAtMs ?? firstMs, nowMs, zone) : null}
      isOld={isBusy}
      // While the page of the last press is awaited, `next` is still that of the page before.
      onOlder={
        next === null
          ? null
          : () => {
              if (!isOld) setPages({ question, cursors: [...cursors, next] });
            }
      }
      onNewer={cursors.length === 0 ? null : () => setPages({ question, cursors: cursors.slice(0, -1) })}
      controls={
        <div
          role="group"
          aria-label="Filters"
          tabIndex={-1}
          className="flex flex-wrap items-center gap-2 outline-none noscript:hidden"
        >
          <SearchBox hasRefs={hasRefs} value={q} onChange={(text) => setView({ q: text })} />
          <KindFilter value={kind} onChange={(kinds) => setView({ kind: kinds })} />
          <PrefixFilter value={refPrefix} onClear={() => setView({ refPrefix: "" })} />
          <LiveRegion
            stateKey={isBusy ? "" : `${question}${cursor}`}
            text={isBusy || rows === null ? "" : `Finished jobs listed: ${formatCount(rows.length)}.`}
          />
        </div>
      }
    />
  );
});

function rowsOf(
  runs: readonly Run[],
  labels: ReadonlyMap<string, string>,
  moment: Moment,
  hiding: HistoryRunsSectionProps["hiding"],
) {
  const ids = runs.map(({ accountId }) => accountId);
  return toRunListRows(runs, hiding?.hideAccounts ? withHiddenNames(labels, ids) : labels, moment);
}

interface EmptyInput {
  rows: number | null;
  hasNext: boolean;
  isNarrowed: boolean;
  isFailing: boolean;
}

function emptyText({ rows, hasNext, isNarrowed, isFailing }: EmptyInput): string | null {
  if (rows === null) return isFailing ? "Finished jobs can't be read now; asking again." : "Reading finished jobs.";
  if (rows > 0) return null;
  // A search looks through a bounded number of runs at a time.
  if (hasNext) return "None among the newest of them; Older searches on.";
  return isNarrowed ? "No finished job matches." : "No job has been seen to end yet.";
}
