import type { NextFree } from "@/lib/domain/forecast";
import { findUsual, indexUsual, verdictOf, type Usual } from "@/lib/domain/usual";
import { createRunBook } from "@/lib/server/history/run-book";
import { EMPTY_TRACKER, runningJobs, trackRuns } from "@/lib/server/history/run-tracker";
import type { FeedOptions } from "./feed-options";
import { pollFeed } from "./poll-feed";
import { createRandom } from "./random";
import type { TrueJob } from "./true-jobs";

/** How the statistics did on one feed, judged by what really happened. */
export interface FeedJudgement {
  /** The usual table once the runs were learned. */
  usual: readonly Usual[];
  /** Those runs as they really were, in order of end. */
  learned: readonly TrueJob[];
  /** Jobs after that with a verdict, and how many were called slow, by place in line. None of them hung. */
  slow: Map<number, { called: number; judged: number }>;
  /** Jobs after that of which nothing was said. */
  unjudged: number;
  /** Forecasts of full accounts, each made at a random poll and judged by the account's next end. */
  nextFree: { right: number; early: number; late: number; overdue: number };
}

export interface JudgeOptions {
  learnRuns: number;
  judgeRuns: number;
  forecasts: number;
}

/**
 * A forecast is made at one poll of ten, where none of the account is open: any age of what runs, as a viewer would
 * meet it.
 */
const FORECAST_AT = 0.1;

/** The table is asked for after every so many runs: it changes little with one, and making it is most of the work. */
const REFRESH_RUNS = 10;

/** Runs a feed through tracker and book, as the server would, and compares what they say with the truth. */
export function judgeFeed(options: FeedOptions, { learnRuns, judgeRuns, forecasts }: JudgeOptions): FeedJudgement {
  const random = createRandom(options.seed + 1_000);
  const book = createRunBook();
  const learned: TrueJob[] = [];
  const slow: FeedJudgement["slow"] = new Map();
  const nextFree = { right: 0, early: 0, late: 0, overdue: 0 };
  const open = new Map<string, { forecast: NextFree; madeAtMs: number }>();
  let usual: readonly Usual[] | null = null;
  let index = indexUsual([]);
  let state = EMPTY_TRACKER;
  let runs = 0;
  let unjudged = 0;

  for (const { atMs, snapshot, ended } of pollFeed(options)) {
    const step = trackRuns(state, {
      kind: "snapshot",
      atMs,
      snapshot,
      intervalMs: options.intervalMs,
      answerMs: 8_000,
    });
    state = step.state;
    for (const job of ended) {
      if (usual === null) learned.push(job);
      const made = open.get(job.accountId);
      if (!made) continue;
      open.delete(job.accountId);
      const tookMs = job.endMs - made.madeAtMs;
      if (tookMs < made.forecast.lowMs) nextFree.early += 1;
      else if (tookMs > made.forecast.highMs) nextFree.late += 1;
      else nextFree.right += 1;
    }
    if (step.ended.length > 0) {
      // Judged as of the last poll that had it, by what was known before it ended.
      for (const { kind, accountId, ahead, startedAtMs, endedAfterMs } of usual === null ? [] : step.ended) {
        const verdict = verdictOf(
          endedAfterMs - (startedAtMs ?? 0),
          kind,
          findUsual(index, { kind, accountId, ahead }),
        );
        const place = slow.get(ahead ?? -1) ?? { called: 0, judged: 0 };
        slow.set(ahead ?? -1, place);
        if (verdict === null) unjudged += 1;
        else place.judged += 1;
        if (verdict === "slow" || verdict === "stuck") place.called += 1;
      }
      book.learn(step.ended, runningJobs(state));
      const before = runs;
      runs += step.ended.length;
      if (
        runs >= learnRuns &&
        (usual === null || Math.floor(runs / REFRESH_RUNS) > Math.floor(before / REFRESH_RUNS))
      ) {
        const table = book.usual(atMs);
        usual ??= table;
        index = indexUsual(table);
      }
    }
    if (usual === null) continue;
    const judged = nextFree.right + nextFree.early + nextFree.late;
    if (runs >= learnRuns + judgeRuns && judged >= forecasts) break;
    if (judged >= forecasts || random.next() >= FORECAST_AT) continue;
    if (!snapshot.accounts.some(({ id, available }) => available === 0 && !open.has(id))) continue;
    for (const [accountId, forecast] of book.nextFree(snapshot, runningJobs(state), atMs).accounts) {
      if (open.has(accountId)) continue;
      if (forecast.highMs === 0) nextFree.overdue += 1;
      else open.set(accountId, { forecast, madeAtMs: atMs });
    }
  }
  return { usual: usual ?? [], learned, slow, unjudged, nextFree };
}
