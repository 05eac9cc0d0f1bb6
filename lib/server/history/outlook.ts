import type { ForecastScore } from "@/lib/domain/forecast";
import type { Snapshot } from "@/lib/domain/snapshot";
import type { Usual } from "@/lib/domain/usual";
import { scoreOf, type ScoreState } from "./forecast-score";
import type { NextFreeForecasts } from "./next-free";
import type { TrackedJob } from "./run-tracker";

/** What history adds to a snapshot. */
export interface Outlook {
  /** When it was figured, epoch ms: the time of the snapshot. */
  atMs: number;
  forecasts: NextFreeForecasts;
  score: ForecastScore | null;
  usual: readonly Usual[];
  /** Videos that ran on its account when each running job began, where that was seen. */
  ahead: Record<string, number>;
}

/** Puts together what a snapshot's viewers may be told. An account whose forecasts are too often wrong has none. */
export function toOutlook(
  atMs: number,
  forecasts: NextFreeForecasts,
  score: ScoreState,
  usual: readonly Usual[],
  running: readonly TrackedJob[],
): Outlook {
  const aheadOf: Record<string, number> = {};
  for (const { job, ahead } of running) if (ahead !== null) aheadOf[job.id] = ahead;
  const accounts = new Map([...forecasts.accounts].filter(([id]) => !scoreOf(score, id).silent));
  const overall = scoreOf(score, null);
  return {
    atMs,
    forecasts: { accounts, overall: forecasts.overall },
    score: overall.judged === 0 ? null : overall,
    usual,
    ahead: aheadOf,
  };
}

/** The snapshot with its forecasts; the same object when there are none. */
export function withForecasts(snapshot: Snapshot, { accounts, overall }: NextFreeForecasts): Snapshot {
  if (accounts.size === 0 && overall === null) return snapshot;
  return {
    ...snapshot,
    totals: { ...snapshot.totals, nextFree: overall },
    accounts: snapshot.accounts.map((account) => ({ ...account, nextFree: accounts.get(account.id) ?? null })),
  };
}
