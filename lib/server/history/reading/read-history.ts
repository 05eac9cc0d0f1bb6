import type { History, HistoryAccount, HistoryBucket, HistoryRange } from "@/lib/domain/history";
import { UNCOUNTED_KINDS, type JobKind, type Uncounted } from "@/lib/domain/kind";
import { compareAccounts } from "@/lib/domain/natural-order";
import { DAY_MS, HOUR_MS } from "@/lib/domain/time-units";
import type { Database } from "../../store/database";
import { ALL_ACCOUNTS, readRoster, type Roster } from "../../store/history/account-numbers";
import { readBeginning } from "../../store/history/beginning";
import { sumBuckets, type BucketSums, type BucketTable } from "../../store/history/buckets";
import { readGaps } from "../../store/history/gaps";
import { readAccumulator } from "../../store/history/recorder-memory";
import { inSnapshot } from "../../store/transaction";
import { openFailure } from "../bucket-accumulator";
import type { DurationTally } from "./duration-tally";
import { planRange, type RangePlan } from "./history-ranges";
import { isWatched, type Gap } from "../observation";
import { readFinished } from "./read-finished";

export interface HistoryQuery {
  range: HistoryRange;
  /** Account ids; none means all. */
  accounts: readonly string[];
  nowMs: number;
  /** How long history is kept. */
  historyDays: number;
  /** The longest time between two polls: nothing written for longer is a gap, though nobody has said so yet. */
  longestIntervalMs: number;
  /** The longest that an answer may take. */
  answerMs: number;
  /** Kinds to count runs of; none means all. */
  kinds: readonly JobKind[];
  names: ReadonlyMap<string, string>;
}

/** The coarsest buckets that the steps of a plan can be added up from. */
function tableOf({ source, bucketMs }: RangePlan): BucketTable {
  if (source === "minutes") return "history_minute";
  return bucketMs % DAY_MS === 0 ? "history_day" : "history_hour";
}

/**
 * Reads one range of history: what was observed, and nothing about what was not. With several accounts asked for by
 * name, peak and time with none free are null: neither can be told from figures of single accounts.
 */
export async function readHistory(database: Database, query: HistoryQuery): Promise<History> {
  const { range, nowMs, accounts } = query;
  const storedSinceMs = await readBeginning(database);
  const keptMs = nowMs - query.historyDays * 24 * HOUR_MS;
  const sinceMs = storedSinceMs === null ? null : Math.max(storedSinceMs, keptMs);
  const plan = planRange(range, nowMs, sinceMs);
  const roster = await readRoster(database);
  const chosen = accounts.length === 0 ? null : accounts.flatMap((id) => roster.numberOf.get(id) ?? []);

  const stretch = { fromMs: plan.fromMs, toMs: plan.toMs, stepMs: plan.bucketMs };
  const sums = await sumBuckets(database, tableOf(plan), { accountNos: chosen ?? [ALL_ACCOUNTS], ...stretch });
  const finished = await readFinished(database, plan, { roster, chosen, kinds: query.kinds });
  // As of one moment: the poll that ends an outage takes it out of the one list and puts it into the other.
  const gaps = await inSnapshot(database, async (inside) => [
    ...(await readGaps(inside, plan.fromMs)),
    ...(await openGaps(inside, query)),
  ]);
  return {
    range,
    from: iso(plan.fromMs),
    to: iso(plan.toMs),
    bucketMs: plan.bucketMs,
    buckets: bucketsOf(plan, sums, finished.byStep, accounts.length <= 1),
    accounts: await accountsOf(database, plan, query, { roster, chosen, tallies: finished.byAccount }),
    gaps: gaps.map(({ fromMs, toMs, code }) => ({ from: iso(fromMs), to: iso(toMs), code })),
    durations: finished.all.durations(),
    recordingSince: sinceMs === null ? null : iso(sinceMs),
  };
}

/** The gap that no poll has closed yet. */
async function openGaps(database: Database, { nowMs, longestIntervalMs, answerMs }: HistoryQuery): Promise<Gap[]> {
  const state = await readAccumulator(database);
  if (state === null || state.lastGoodMs === null) return [];
  const failing = openFailure(state, nowMs);
  if (failing.length > 0) return failing;
  if (isWatched(state.lastGoodMs, nowMs, { intervalMs: longestIntervalMs, answerMs })) return [];
  return [{ fromMs: state.lastGoodMs, toMs: nowMs, code: "not-running" }];
}

const iso = (ms: number) => new Date(ms).toISOString();

function bucketsOf(
  { fromMs, toMs, bucketMs }: RangePlan,
  sums: readonly BucketSums[],
  tallies: ReadonlyMap<number, DurationTally>,
  isOneSeries: boolean,
): HistoryBucket[] {
  const byStep = new Map<number, BucketSums[]>();
  for (const sum of sums) {
    const at = sum.atMs ?? fromMs;
    byStep.set(at, [...(byStep.get(at) ?? []), sum]);
  }
  const buckets: HistoryBucket[] = [];
  for (let atMs = fromMs; atMs < toMs; atMs += bucketMs) {
    const tally = tallies.get(atMs);
    buckets.push({
      at: iso(atMs),
      ...figuresOf(byStep.get(atMs) ?? [], isOneSeries),
      finished: tally?.finished() ?? {},
      durations: tally?.durations() ?? {},
    });
  }
  return buckets;
}

type Figures = Omit<HistoryBucket, "at" | "finished" | "durations">;

/**
 * The figures of one step: of all accounts together, of one, or added up over some. Of some, what each had counts for as long as it had it:
 * one that was seen for a minute is no whole step of its own.
 */
function figuresOf(sums: readonly BucketSums[], isOneSeries: boolean): Figures {
  const seen = sums.filter(({ observedMs }) => observedMs > 0);
  const [only] = seen;
  if (only === undefined) {
    return {
      observedMs: 0,
      slots: null,
      executingAverage: null,
      executingPeak: null,
      zeroFreeMs: null,
      uncounted: null,
    };
  }
  const add = (pick: (sum: BucketSums) => number) => seen.reduce((total, sum) => total + pick(sum), 0);
  const observedMs = Math.max(...seen.map((sum) => sum.observedMs));
  const capacityKnownMs = Math.max(...seen.map((sum) => sum.capacityKnownMs));
  const uncounted: Uncounted = {};
  for (const kind of UNCOUNTED_KINDS) {
    const average = add(({ uncountedMs }) => uncountedMs[kind] ?? 0) / observedMs;
    if (average > 0) uncounted[kind] = average;
  }
  return {
    observedMs,
    slots: capacityKnownMs > 0 ? add(({ slotsMs }) => slotsMs) / capacityKnownMs : null,
    executingAverage: add(({ executingMs }) => executingMs) / observedMs,
    executingPeak: isOneSeries ? only.executingPeak : null,
    zeroFreeMs: isOneSeries && capacityKnownMs > 0 ? only.zeroFreeMs : null,
    uncounted,
  };
}

/**
 * Each account over the whole range: whole days, the whole hours before the first of them, and the minutes before the first
 * of those. So a range of months adds up some thousand rows.
 */
async function accountsOf(
  database: Database,
  plan: RangePlan,
  { names }: HistoryQuery,
  { roster, chosen, tallies }: { roster: Roster; chosen: number[] | null; tallies: ReadonlyMap<number, DurationTally> },
): Promise<HistoryAccount[]> {
  const accountNos = [...roster.idOf.keys()];
  const hourMs = Math.min(plan.toMs, Math.ceil(plan.fromMs / HOUR_MS) * HOUR_MS);
  const dayMs = Math.min(plan.toMs, Math.ceil(hourMs / DAY_MS) * DAY_MS);
  const sum = (table: BucketTable, fromMs: number, toMs: number) =>
    sumBuckets(database, table, { accountNos, fromMs, toMs, stepMs: null });
  const sums = [
    ...(await sum("history_minute", plan.fromMs, hourMs)),
    ...(await sum("history_hour", hourMs, dayMs)),
    ...(await sum("history_day", dayMs, plan.toMs)),
  ];
  const allExecutingMs = sums.reduce((total, { executingMs }) => total + executingMs, 0);
  const accounts = (chosen ?? accountNos).flatMap((no): HistoryAccount[] => {
    const own = sums.filter(({ accountNo }) => accountNo === no);
    const tally = tallies.get(no);
    if (own.length === 0 && tally === undefined) return [];
    const add = (pick: (sum: BucketSums) => number) => Math.round(own.reduce((total, sum) => total + pick(sum), 0));
    const executingMs = add((sum) => sum.executingMs);
    const slotsMs = add((sum) => sum.slotsMs);
    const idleMs = Math.min(
      slotsMs,
      add((sum) => sum.idleMs),
    );
    const id = roster.idOf.get(no) ?? "";
    // Of videos: a middle over kinds that take seconds and kinds that take minutes says nothing of either.
    const videos = tally?.durations().video;
    return [
      {
        id,
        name: names.get(id) ?? null,
        // Videos beyond the slots are on none; where nobody ever said how many there are, each is taken to be on one.
        usedMs: slotsMs > 0 ? slotsMs - idleMs : executingMs,
        idleMs,
        zeroFreeMs: add(({ zeroFreeMs }) => zeroFreeMs),
        runs: Object.values(tally?.finished() ?? {}).reduce((total, count) => total + count, 0),
        timed: videos?.n ?? 0,
        p50Ms: videos?.p50Ms ?? null,
        share: allExecutingMs > 0 ? executingMs / allExecutingMs : null,
      },
    ];
  });
  return accounts.sort(compareAccounts);
}
