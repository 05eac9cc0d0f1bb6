import "server-only";
import { holds } from "@/lib/domain/invisible";
import type { History, HistoryRange } from "@/lib/domain/history";
import type { Filters } from "@/lib/domain/narrow";
import type { Run, RunPage } from "@/lib/domain/run";
import type { Usual } from "@/lib/domain/usual";
import { createDurationTally, type DurationTally } from "../history/duration-tally";
import type { HistoryReader } from "../history/history-reader";
import { openCursor, sealCursor } from "../history/run-cursor";
import type { RunQuery } from "../history/run-query";
import type { RunFilters, RunPosition } from "../store/history/run-pages";
import type { Share } from "../store/shares";
import { projectHistory } from "./project-history";
import { projectRun } from "./project-run";
import { cutsJobs } from "./project-snapshot";
import { projectUsual } from "./project-usual";
import { filtersOf, type SharedView } from "./shared-view";

/** History as the viewer of a share may see it. All of it throws `StoreAwayError`. */
export interface SharedHistory {
  history(share: Share, range: HistoryRange, accounts: readonly string[]): Promise<History>;
  /** One page. What the viewer asks for narrows what the share shows, and never widens it. */
  runs(share: Share, query: RunQuery): Promise<RunPage>;
  usual(share: Share, usual: readonly Usual[]): Promise<Usual[]>;
}

/** Counted anew at most this often for one share and range: it reads runs, and not histograms. */
const FRESH_MS = 60_000;
const MOST_KEPT = 100;
/** Runs read at a time when a share's own are counted. */
const PAGE = 500;

/** Creates one. */
export function createSharedHistory(
  reader: HistoryReader,
  view: Pick<SharedView, "projectionOf">,
  now: () => number,
): SharedHistory {
  const counted = new Map<string, { atMs: number; result: Promise<Counted> }>();

  /** Accounts of the share's own filter; of what the viewer asked for, only what is among them. */
  const storeFilters = ({ account, kind, q, refPrefix }: Filters): RunFilters => ({
    accounts: account,
    kinds: kind,
    q,
    refPrefix,
  });

  async function ofShare(share: Share, filters: Filters, history: History): Promise<Counted> {
    const key = JSON.stringify([share.id, share.query, history.range]);
    const known = counted.get(key);
    if (known && now() - known.atMs < FRESH_MS) return known.result;
    const result = countRuns(reader, storeFilters(filters), history);
    counted.delete(key);
    counted.set(key, { atMs: now(), result });
    if (counted.size > MOST_KEPT) counted.delete(counted.keys().next().value ?? "");
    result.catch(() => counted.delete(key));
    return result;
  }

  return {
    async history(share, range, accounts) {
      const filters = filtersOf(share);
      const whole = await reader.history({ range, accounts: filters.account, kinds: filters.kind });
      const projection = await view.projectionOf(share, cutsJobs(filters) ? [] : whole.accounts.map(({ id }) => id));
      if (cutsJobs(filters)) return projectHistory(withCounts(whole, await ofShare(share, filters, whole)), projection);
      if (accounts.length === 0) return projectHistory(whole, projection);
      // The viewer names accounts as the share shows them.
      const asked = whole.accounts.filter(({ id }) => accounts.includes(shownId(id, projection))).map(({ id }) => id);
      if (asked.length === 0) return projectHistory(withoutFigures(whole), projection);
      return projectHistory(await reader.history({ range, accounts: asked, kinds: filters.kind }), projection);
    },

    async runs(share, { filters: asked, range, cursor, limit }) {
      const filters = filtersOf(share);
      const after = openCursor(cursor, share.hashKey);
      const page = await reader.runs(storeFilters(filters), { after, limit, range });
      const ids = [...new Set(page.runs.flatMap(({ accountId }) => accountId ?? []))];
      const projection = await view.projectionOf(share, ids);
      const runs = page.runs
        .flatMap((run) => projectRun(run, projection) ?? [])
        // On what is shown: searching in what is hidden would find it out letter by letter.
        .filter((run) => isAsked(run, asked));
      return { runs, next: page.next && sealCursor(page.next, share.hashKey) };
    },

    async usual(share, usual) {
      const filters = filtersOf(share);
      const named = usual.flatMap(({ accountId }) => accountId ?? []);
      const ids = [...new Set(named)].filter((id) => filters.account.length === 0 || filters.account.includes(id));
      return projectUsual(usual, await view.projectionOf(share, cutsJobs(filters) ? [] : ids));
    },
  };
}

function shownId(id: string, { hideAccounts, numbers }: Awaited<ReturnType<SharedView["projectionOf"]>>): string {
  return hideAccounts ? `account-${numbers.get(id)}` : id;
}

function isAsked(run: Run, { accounts, kinds, q, refPrefix }: RunFilters): boolean {
  if (accounts.length > 0 && (run.accountId === null || !accounts.includes(run.accountId))) return false;
  if (kinds.length > 0 && !kinds.includes(run.kind)) return false;
  if (!(run.ref ?? "").startsWith(refPrefix)) return false;
  const needle = q.toLowerCase();
  return holds(run.id, needle) || holds(run.ref ?? "", needle);
}

/** What ended of the jobs that a share shows. */
interface Counted {
  byStep: ReadonlyMap<number, DurationTally>;
  all: DurationTally;
}

async function countRuns(reader: HistoryReader, filters: RunFilters, history: History): Promise<Counted> {
  const fromMs = Date.parse(history.from);
  const byStep = new Map<number, DurationTally>();
  const all = createDurationTally();
  let after: RunPosition | null = null;
  do {
    const page: Awaited<ReturnType<HistoryReader["runs"]>> = await reader.runs(filters, {
      after,
      limit: PAGE,
      range: history.range,
    });
    for (const run of page.runs) {
      const endMs = (Date.parse(run.endedAfter) + Date.parse(run.endedBefore)) / 2;
      // Without a duration its start is unknown, or an outage hides when it ended: not counted, like everywhere.
      if (run.durationMs === null || endMs < fromMs) continue;
      const step = fromMs + Math.floor((endMs - fromMs) / history.bucketMs) * history.bucketMs;
      const tally = byStep.get(step) ?? createDurationTally();
      byStep.set(step, tally);
      for (const each of [tally, all]) each.addRun(run.kind, run.durationMs);
    }
    after = page.next;
    // Between pages others get their turn.
    if (after !== null) await new Promise((resolve) => setImmediate(resolve));
  } while (after !== null);
  return { byStep, all };
}

function withCounts(history: History, { byStep, all }: Counted): History {
  return {
    ...history,
    durations: all.durations(),
    buckets: history.buckets.map((bucket) => {
      const tally = byStep.get(Date.parse(bucket.at));
      return { ...bucket, finished: tally?.finished() ?? {}, durations: tally?.durations() ?? {} };
    }),
  };
}

/** The viewer asked for accounts that the share does not show: the time observed is all there is to say. */
function withoutFigures(history: History): History {
  return {
    ...history,
    accounts: [],
    durations: {},
    buckets: history.buckets.map(({ at, observedMs }) => ({
      at,
      observedMs,
      slots: null,
      executingAverage: null,
      executingPeak: null,
      zeroFreeMs: null,
      uncounted: null,
      finished: {},
      durations: {},
    })),
  };
}
