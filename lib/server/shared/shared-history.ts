import "server-only";
import type { History, HistoryRange } from "@/lib/domain/history";
import { cutsJobs, matchesJob } from "@/lib/domain/narrow";
import type { Run, RunPage } from "@/lib/domain/run";
import type { Usual } from "@/lib/domain/usual";
import { createDurationTally, type DurationTally } from "../history/reading/duration-tally";
import type { HistoryReader } from "../history/reading/history-reader";
import { openCursor, sealCursor } from "../history/reading/run-cursor";
import { toRunFilters, type RunQuery } from "../history/reading/run-query";
import { durationOf, endOf } from "../history/run-record";
import { createFreshFor } from "../fresh-for";
import { createOneAtATime } from "../one-at-a-time";
import { yieldToOthers } from "../yield-to-others";
import type { RunFilters, RunPosition } from "../store/history/run-pages";
import type { Share } from "../store/shares";
import { projectHistory } from "./project-history";
import { projectRun } from "./project-run";
import { projectUsual } from "./project-usual";
import { accountIdOf, type Projection } from "./project-snapshot";
import { filtersOf, type SharedView } from "./shared-view";

/** What a viewer asks of the list of finished jobs. */
type PageQuery = Omit<RunQuery, "isCsv">;

/** History as the viewer of a share may see it. All of it throws `StoreAwayError`, and `BusyError` where too many ask at once. */
export interface SharedHistory {
  history(share: Share, range: HistoryRange, accounts: readonly string[]): Promise<History>;
  /** One page. What the viewer asks for narrows what the share shows, and never widens it. */
  runs(share: Share, query: PageQuery): Promise<RunPage>;
  usual(share: Share, usual: readonly Usual[]): Promise<Usual[]>;
}

/** Counted anew at most this often for one share and range: it reads runs, and not histograms. */
const FRESH_MS = 60_000;
const MOST_KEPT = 100;
/** Runs read at a time when a share's own are counted. */
const PAGE = 500;
/** Reads of a share's own runs that one page of them takes at most, when the viewer searches among them. */
const MOST_READS = 100;

/** Different questions to one link that may wait. */
const MOST_WAITING = 20;
/** Of ranges, which are read fast: viewers of a link look at different ones, and at different accounts. */
const MOST_RANGES_WAITING = 200;

/** Creates one. */
export function createSharedHistory(
  reader: HistoryReader,
  view: Pick<SharedView, "projectionOf">,
  now: () => number,
): SharedHistory {
  const counted = createFreshFor<Counted>({ most: MOST_KEPT, now });
  // Reading a link's own runs out of everybody's takes a second of a large history: that must not become many at once.
  const oneAtATime = createOneAtATime(MOST_WAITING);
  const rangeAtATime = createOneAtATime(MOST_RANGES_WAITING);
  /** Pages being read, by what they are of: most viewers of a link look at the same one. */
  const pages = new Map<string, Promise<RunPage>>();
  /** Likewise: each range is some 30 ms of the database, in which SQLite has the whole server wait. */
  const ranges = new Map<string, Promise<History>>();

  /** All that a share's own filters leave, counted once for whatever accounts its viewers choose. */
  function ofShare(share: Share, history: History): Promise<Counted> {
    return counted([share.id, share.query, history.range], FRESH_MS, () =>
      oneAtATime(share.id, () => countRuns(reader, toRunFilters(filtersOf(share)), history)),
    );
  }

  /** History of a share that shows some jobs alone: counted from those. */
  async function ofOwnJobs(share: Share, whole: History, accounts: readonly string[]): Promise<History> {
    const own = await ofShare(share, whole);
    const projection = await view.projectionOf(share, own.accountIds);
    const project = (history: History) => projectHistory(history, projection, own.accountIds);
    if (accounts.length === 0) return project(withCounts(whole, own.of(null)));
    const asked = own.accountIds.filter((id) => isNamed(id, accounts, projection));
    return project(asked.length === 0 ? withoutFigures(whole) : withCounts(whole, own.of(asked)));
  }

  async function readRuns(share: Share, { filters: asked, range, cursor, limit }: PageQuery): Promise<RunPage> {
    const filters = toRunFilters(filtersOf(share));
    const runs: Run[] = [];
    let after = openCursor(cursor, share.hashKey);
    let reads = 0;
    do {
      const page = await reader.runs(filters, { after, limit: limit - runs.length, range });
      const ids = [...new Set(page.runs.flatMap(({ accountId }) => accountId ?? []))];
      const projection = await view.projectionOf(share, ids);
      const shown = page.runs.flatMap((run) => projectRun(run, projection) ?? []);
      // On what is shown: searching in what is hidden would find it out letter by letter.
      runs.push(...shown.filter((run) => isAsked(run, asked)));
      after = page.next;
      // A read may end early for the many runs of others it looked through. It does not count, and the page goes on:
      // one that is short, with more to come, would tell how many those are.
      if (page.runs.length > 0) reads += 1;
      if (after !== null) await yieldToOthers();
    } while (after !== null && runs.length < limit && reads < MOST_READS);
    return { runs, next: after && sealCursor(after, share.hashKey) };
  }

  async function readHistory(share: Share, range: HistoryRange, accounts: readonly string[]): Promise<History> {
    const filters = filtersOf(share);
    const whole = await reader.history({ range, accounts: filters.account, kinds: filters.kind });
    if (cutsJobs(filters)) return ofOwnJobs(share, whole, accounts);
    const ids = whole.accounts.map(({ id }) => id);
    const projection = await view.projectionOf(share, ids);
    if (accounts.length === 0) return projectHistory(whole, projection);
    const asked = ids.filter((id) => isNamed(id, accounts, projection));
    if (asked.length === 0) return projectHistory(withoutFigures(whole), projection);
    return projectHistory(await reader.history({ range, accounts: asked, kinds: filters.kind }), projection);
  }

  /** A read that is under way answers whoever asks the same; of others each waits for the one before. */
  function together<T>(under: Map<string, Promise<T>>, question: unknown, inTurn: () => Promise<T>) {
    const key = JSON.stringify(question);
    const known = under.get(key);
    if (known) return known;
    const reading = inTurn().finally(() => under.delete(key));
    under.set(key, reading);
    return reading;
  }

  return {
    // A queue of its own: it may have the share's own runs counted, which waits in the other.
    history: (share, range, accounts) =>
      together(ranges, [share, range, accounts], () =>
        rangeAtATime(share.id, () => readHistory(share, range, accounts)),
      ),

    runs: (share, query) => together(pages, [share, query], () => oneAtATime(share.id, () => readRuns(share, query))),

    async usual(share, usual) {
      const filters = filtersOf(share);
      const named = usual.flatMap(({ accountId }) => accountId ?? []);
      const ids = [...new Set(named)].filter((id) => filters.account.length === 0 || filters.account.includes(id));
      return projectUsual(usual, await view.projectionOf(share, cutsJobs(filters) ? [] : ids));
    },
  };
}

/** Whether the viewer names an account, as the share shows it. */
function isNamed(id: string, accounts: readonly string[], projection: Projection): boolean {
  const shown = accountIdOf(id, projection);
  return shown !== null && accounts.includes(shown);
}

function isAsked(run: Run, { accounts, kinds, q, refPrefix }: RunFilters): boolean {
  return matchesJob(run, { account: accounts, kind: kinds, q, refPrefix });
}

/** How many ended in each step, by its begin in epoch ms, and in all. */
interface Counts {
  byStep: ReadonlyMap<number, DurationTally>;
  all: DurationTally;
}

/** What ended of the jobs that a share shows, and on which accounts. */
interface Counted {
  accountIds: readonly string[];
  /** What ended on some of them; null means on all, and where nobody knows where. */
  of(accountIds: readonly string[] | null): Counts;
}

async function countRuns(reader: HistoryReader, filters: RunFilters, history: History): Promise<Counted> {
  const fromMs = Date.parse(history.from);
  /** By account, null where it is unknown; then by step. */
  const tallies = new Map<string | null, Map<number, DurationTally>>();
  let after: RunPosition | null = null;
  do {
    const page: Awaited<ReturnType<HistoryReader["records"]>> = await reader.records(filters, {
      after,
      limit: PAGE,
      range: history.range,
    });
    for (const run of page.runs) {
      const steps = tallies.get(run.accountId) ?? new Map<number, DurationTally>();
      tallies.set(run.accountId, steps);
      const endMs = endOf(run);
      // Where an outage hides when it ended it is not counted, like everywhere.
      if (run.interrupted || endMs < fromMs) continue;
      const step = fromMs + Math.floor((endMs - fromMs) / history.bucketMs) * history.bucketMs;
      const tally = steps.get(step) ?? createDurationTally();
      steps.set(step, tally);
      tally.addRun(run.kind, durationOf(run));
    }
    after = page.next;
    if (after !== null) await yieldToOthers();
  } while (after !== null);
  return {
    accountIds: [...tallies.keys()].filter((id) => id !== null),
    of: (ids) => sumSteps(ids === null ? [...tallies.values()] : ids.flatMap((id) => tallies.get(id) ?? [])),
  };
}

function sumSteps(accounts: readonly ReadonlyMap<number, DurationTally>[]): Counts {
  const byStep = new Map<number, DurationTally>();
  const all = createDurationTally();
  for (const steps of accounts) {
    for (const [step, tally] of steps) {
      const sum = byStep.get(step) ?? createDurationTally();
      byStep.set(step, sum);
      for (const each of [sum, all]) each.addTally(tally);
    }
  }
  return { byStep, all };
}

function withCounts(history: History, { byStep, all }: Counts): History {
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
