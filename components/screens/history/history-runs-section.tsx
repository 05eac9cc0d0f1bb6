"use client";

import { memo, useEffect, useMemo, useState } from "react";
import { KindFilter } from "@/components/controls/kind-filter";
import { SearchBox } from "@/components/controls/search-box";
import { RunsPanel } from "@/components/panels/history/runs-panel";
import { useRuns } from "@/lib/client/use-runs";
import type { SetViewState } from "@/lib/client/use-view-state";
import type { JobKind } from "@/lib/domain/kind";
import type { RunPage } from "@/lib/domain/run";
import { toRunRows } from "@/lib/view/history-runs";
import type { Moment } from "@/lib/view/moment";
import { FIRST_RUNS } from "./first-runs";

interface HistoryRunsSectionProps extends Moment {
  account: readonly string[];
  kind: readonly JobKind[];
  q: string;
  labels: ReadonlyMap<string, string>;
  setView: SetViewState;
  fallback: { path: string; answer: RunPage } | null;
  asOf: string | null;
}

/** Typing asks once it pauses, not at each key. */
const TYPING_MS = 300;
/** The first page moves on by itself; older ones do not change. */
const REFRESH_MS = 20_000;

/** The list of finished jobs with its search: pages by cursor, so that new ends never push rows over a page's edge. */
export const HistoryRunsSection = memo(function HistoryRunsSection(props: HistoryRunsSectionProps) {
  const { account, kind, q, labels, setView, fallback, asOf, nowMs, zone } = props;
  const search = useSettled(q, TYPING_MS);
  const question = JSON.stringify([account, kind, search]);
  const [pages, setPages] = useState<{ question: string; cursors: readonly string[] }>({ question, cursors: [] });
  // Another question begins on its first page.
  const cursors = pages.question === question ? pages.cursors : [];
  const cursor = cursors.at(-1) ?? null;
  const { answer, failure, isOld } = useRuns({
    account,
    kind,
    q: search,
    cursor,
    limit: FIRST_RUNS,
    refreshMs: cursor === null ? REFRESH_MS : 0,
    fallback,
  });
  const rows = useMemo(() => answer && toRunRows(answer.runs, labels, { nowMs, zone }), [answer, labels, nowMs, zone]);
  const next = answer?.next ?? null;
  const isNarrowed = account.length > 0 || kind.length > 0 || search !== "";
  return (
    <RunsPanel
      rows={rows}
      empty={emptyText({ rows: rows?.length ?? null, hasNext: next !== null, isNarrowed, isFailing: failure !== null })}
      asOf={asOf}
      isOld={isOld || search !== q}
      onOlder={next === null ? null : () => setPages({ question, cursors: [...cursors, next] })}
      onNewer={cursors.length === 0 ? null : () => setPages({ question, cursors: cursors.slice(0, -1) })}
      controls={
        <div className="flex flex-wrap items-center gap-2 noscript:hidden">
          <SearchBox value={q} onChange={(text) => setView({ q: text })} />
          <KindFilter value={kind} onChange={(kinds) => setView({ kind: kinds })} />
        </div>
      }
    />
  );
});

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

/** A value once it has stood still for a while. */
function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
