import type { HistoryRange } from "@/lib/domain/history";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/domain/time-units";

/** How a range is cut: how long it is, its steps, and which stored buckets it is made of. */
export interface RangePlan {
  fromMs: number;
  toMs: number;
  bucketMs: number;
  source: "minutes" | "hours";
}

const LENGTHS: Record<Exclude<HistoryRange, "all">, Pick<RangePlan, "bucketMs" | "source"> & { lengthMs: number }> = {
  "1h": { lengthMs: HOUR_MS, bucketMs: MINUTE_MS, source: "minutes" },
  "6h": { lengthMs: 6 * HOUR_MS, bucketMs: 5 * MINUTE_MS, source: "minutes" },
  "24h": { lengthMs: DAY_MS, bucketMs: 15 * MINUTE_MS, source: "minutes" },
  "7d": { lengthMs: 7 * DAY_MS, bucketMs: 2 * HOUR_MS, source: "hours" },
  "30d": { lengthMs: 30 * DAY_MS, bucketMs: 6 * HOUR_MS, source: "hours" },
  "90d": { lengthMs: 90 * DAY_MS, bucketMs: DAY_MS, source: "hours" },
};

/** Steps that "all" may have, and how many of them a chart carries. */
const STEPS = [HOUR_MS, 2 * HOUR_MS, 6 * HOUR_MS, 12 * HOUR_MS, DAY_MS, 7 * DAY_MS, 30 * DAY_MS] as const;
const MOST_STEPS = 120;

/**
 * The plan of a range that ends now. Its first step is whole and its last is still filling, so it begins up to one step
 * later than its name says.
 *
 * @param sinceMs when recording began: where "all" begins; null: nothing was ever recorded
 */
export function planRange(range: HistoryRange, nowMs: number, sinceMs: number | null): RangePlan {
  if (range !== "all") {
    const { lengthMs, bucketMs, source } = LENGTHS[range];
    const last = (Math.ceil(nowMs / bucketMs) - 1) * bucketMs;
    return { fromMs: last - lengthMs + bucketMs, toMs: nowMs, bucketMs, source };
  }
  const beginMs = Math.min(sinceMs ?? nowMs, nowMs);
  const bucketMs = STEPS.find((step) => nowMs - beginMs <= MOST_STEPS * step) ?? 30 * DAY_MS;
  return { fromMs: Math.floor(beginMs / bucketMs) * bucketMs, toMs: nowMs, bucketMs, source: "hours" };
}
