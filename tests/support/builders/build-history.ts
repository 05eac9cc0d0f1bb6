import type { History, HistoryAccount, HistoryBucket } from "@/lib/domain/history";
import type { Run } from "@/lib/domain/run";
import type { Usual } from "@/lib/domain/usual";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";
import { buildAccount } from "./build-account";
import { buildJob } from "./build-job";
import { before, NOW, NOW_MS } from "./times";

/** A step of 15 minutes, wholly observed: 6 of 15 slots used on average, 9 at most, 10 videos ended. */
function buildBucket(part: Partial<HistoryBucket> = {}): HistoryBucket {
  return {
    at: before(15 * MINUTE_MS),
    observedMs: 15 * MINUTE_MS,
    slots: 15,
    executingAverage: 6,
    executingPeak: 9,
    zeroFreeMs: 0,
    uncounted: {},
    finished: { video: 10 },
    durations: { video: { n: 10, p50Ms: 230 * SECOND_MS, p95Ms: 380 * SECOND_MS } },
    ...part,
  };
}

/** A step of which nothing was observed. */
export const buildUnseenBucket = (part: Partial<HistoryBucket> = {}) =>
  buildBucket({
    observedMs: 0,
    slots: null,
    executingAverage: null,
    executingPeak: null,
    zeroFreeMs: null,
    uncounted: null,
    finished: {},
    durations: {},
    ...part,
  });

/** `studio-west`, used 75 % of 24 slot-hours. */
export function buildHistoryAccount(part: Partial<HistoryAccount> = {}): HistoryAccount {
  const { id, name } = buildAccount();
  return {
    id,
    name,
    usedMs: 18 * HOUR_MS,
    idleMs: 6 * HOUR_MS,
    zeroFreeMs: 40 * MINUTE_MS,
    runs: 300,
    timed: 300,
    p50Ms: 230 * SECOND_MS,
    share: 1,
    ...part,
  };
}

/** 24 hours up to NOW in steps of 15 minutes, wholly observed; `change` makes a step differ, by its start. */
export function buildHistory(
  part: Partial<History> = {},
  change: (atMs: number) => Partial<HistoryBucket> = () => ({}),
): History {
  const bucketMs = part.bucketMs ?? 15 * MINUTE_MS;
  const from = part.from ?? before(24 * HOUR_MS);
  const buckets: HistoryBucket[] = [];
  for (let atMs = Math.ceil(Date.parse(from) / bucketMs) * bucketMs; atMs < NOW_MS; atMs += bucketMs) {
    const observedMs = Math.min(bucketMs, NOW_MS - atMs);
    buckets.push(buildBucket({ at: new Date(atMs).toISOString(), observedMs, ...change(atMs) }));
  }
  return {
    range: "24h",
    from,
    to: NOW,
    bucketMs,
    buckets,
    accounts: [buildHistoryAccount()],
    gaps: [],
    durations: { video: { n: 960, p50Ms: 230 * SECOND_MS, p95Ms: 380 * SECOND_MS } },
    recordingSince: before(30 * 24 * HOUR_MS),
    ...part,
  };
}

/** "shot-014", a video that took 3:48 and ended a minute ago. */
export function buildRun(part: Partial<Run> = {}): Run {
  const { id, accountId, kind, ref } = buildJob();
  return {
    id,
    kind,
    accountId,
    startedAt: before(288 * SECOND_MS),
    endedAfter: before(65 * SECOND_MS),
    endedBefore: before(60 * SECOND_MS),
    durationMs: 228 * SECOND_MS,
    ref,
    ...part,
  };
}

/** All videos: 200 runs, usual 3:50, slow from 6:20 on. */
export function buildUsual(part: Partial<Usual> = {}): Usual {
  return {
    kind: "video",
    accountId: null,
    ahead: null,
    n: 200,
    p50Ms: 230 * SECOND_MS,
    p90Ms: 340 * SECOND_MS,
    p95Ms: 380 * SECOND_MS,
    lowMs: 150 * SECOND_MS,
    highMs: 700 * SECOND_MS,
    ...part,
  };
}
