import { UNCOUNTED_KINDS, type Uncounted } from "@/lib/domain/kind";

/**
 * What was seen of one account (null: all of them together) in one minute or hour. All but the peak are sums over
 * observed time, so that parts of a bucket, and buckets, add up. Time that nobody observed is in none of them.
 */
export interface Bucket {
  accountId: string | null;
  /** Start of the bucket, epoch ms. */
  atMs: number;
  /** How long its running videos were known. */
  observedMs: number;
  /** Running videos times ms. */
  executingMs: number;
  executingPeak: number;
  /** How long its capacity was known too: at most `observedMs`. */
  capacityKnownMs: number;
  /** Slots times ms, over `capacityKnownMs`. */
  slotsMs: number;
  /** Time without a free slot, over `capacityKnownMs`. */
  zeroFreeMs: number;
  /**
   * Slots not in use times ms, over `capacityKnownMs`. An account with more videos than slots idles 0 and not less: of A with 3 videos on 2
   * slots and B with 0 on 2, all together idle 2 and not 1. The same holds from one moment to the next. A slot that is not offered is not in
   * use either.
   */
  idleMs: number;
  /** Jobs that hold no slot times ms, by kind. */
  uncountedMs: Uncounted;
}

/** The most that was seen of one account in one minute. */
export interface AccountMinute {
  accountId: string;
  /** Start of the minute, epoch ms. */
  atMs: number;
  executing: number;
  maxJobs: number | null;
}

/** Adds two parts of one bucket. Order does not matter. */
export function mergeBuckets(a: Bucket, b: Bucket): Bucket {
  const uncountedMs: Uncounted = {};
  for (const kind of UNCOUNTED_KINDS) {
    const sum = (a.uncountedMs[kind] ?? 0) + (b.uncountedMs[kind] ?? 0);
    if (sum > 0) uncountedMs[kind] = sum;
  }
  return {
    accountId: a.accountId,
    atMs: a.atMs,
    observedMs: a.observedMs + b.observedMs,
    executingMs: a.executingMs + b.executingMs,
    executingPeak: Math.max(a.executingPeak, b.executingPeak),
    capacityKnownMs: a.capacityKnownMs + b.capacityKnownMs,
    slotsMs: a.slotsMs + b.slotsMs,
    zeroFreeMs: a.zeroFreeMs + b.zeroFreeMs,
    idleMs: a.idleMs + b.idleMs,
    uncountedMs,
  };
}
