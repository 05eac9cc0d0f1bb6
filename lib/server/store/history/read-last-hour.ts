import { HOUR_MS, MINUTE_MS } from "@/lib/domain/time-units";
import type { AccountMinute } from "../../history/bucket";
import type { Database } from "../database";
import { ALL_ACCOUNTS, type AccountNumbers } from "./account-numbers";
import { sumBuckets } from "./buckets";

/** The last hour of every account, minute by minute, as far as it was observed; in no order. */
export async function readLastHour(
  database: Database,
  { idOf }: AccountNumbers,
  nowMs: number,
): Promise<AccountMinute[]> {
  const accountNos = [...idOf.keys()].filter((no) => no !== ALL_ACCOUNTS);
  const stretch = { accountNos, fromMs: nowMs - HOUR_MS, toMs: nowMs, stepMs: MINUTE_MS };
  return (await sumBuckets(database, "history_minute", stretch)).flatMap((sums) => {
    const accountId = idOf.get(sums.accountNo);
    if (accountId === undefined || sums.atMs === null) return [];
    const { atMs, executingPeak, slotsMs, capacityKnownMs } = sums;
    // Of a capacity that changed within the minute the mean is stored; the most is at least the next whole slot.
    const maxJobs = capacityKnownMs > 0 ? Math.ceil(slotsMs / capacityKnownMs - ROUNDING) : null;
    return [{ accountId, atMs, executing: executingPeak, maxJobs }];
  });
}

/** Stored sums are whole ms, so a mean of them is off by less than this in any minute with a second of answers. */
const ROUNDING = 0.001;
