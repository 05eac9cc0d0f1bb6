import type { History, HistoryAccount } from "@/lib/domain/history";
import { FIGURE_RUNS } from "@/lib/domain/usual";
import { labelOf } from "./account-label";
import { formatSpan, formatTookClock } from "./duration-text";
import { formatCount, UNKNOWN_TEXT } from "./format";
import { formatPercent } from "./history-words";
import { formatHours } from "./more-duration-text";

/** One account over the whole range. */
export interface AccountHistoryRow {
  id: string;
  label: string;
  /** Slot time used, of what was observed, 0 to 100; null when it had none. */
  usePercent: number | null;
  use: string;
  /** Slot-hours. */
  used: string;
  idle: string;
  zeroFree: string;
  runs: string;
  /** p50 of its videos, from so many on as make one usual. */
  p50: string;
  share: string;
}

/**
 * The share of its slots that was in use, over time, 0 to 1; null where none was observed, or where nobody knows how many slots the account has:
 * then there is no idle time, and none of it with none free either.
 */
export function usageOf({ usedMs, idleMs, zeroFreeMs }: HistoryAccount): number | null {
  if (idleMs === 0 && zeroFreeMs === 0) return null;
  const all = usedMs + idleMs;
  return all > 0 ? Math.min(1, usedMs / all) : null;
}

/** The table by account, in the history's order: by name. */
export function toAccountHistoryRows({ accounts }: History, labels: ReadonlyMap<string, string>): AccountHistoryRow[] {
  return accounts.map((account) => {
    const use = usageOf(account);
    return {
      id: account.id,
      label: labelOf(labels, account.id),
      usePercent: use === null ? null : Math.round(use * 1_000) / 10,
      use: use === null ? (account.usedMs > 0 ? "slots not known" : "not observed") : formatPercent(use),
      used: use === null && account.usedMs === 0 ? UNKNOWN_TEXT : formatHours(account.usedMs),
      idle: use === null ? UNKNOWN_TEXT : formatHours(account.idleMs),
      zeroFree: use === null ? UNKNOWN_TEXT : formatSpan(account.zeroFreeMs),
      runs: formatCount(account.runs),
      p50: account.timed < FIGURE_RUNS ? UNKNOWN_TEXT : formatTookClock(account.p50Ms),
      share: account.share === null ? UNKNOWN_TEXT : formatPercent(account.share),
    };
  });
}
