import type { Snapshot } from "@/lib/domain/snapshot";
import { suggestAccount } from "@/lib/domain/suggestion";
import { totalsOf } from "@/lib/domain/totals";
import type { AccountsInfo } from "./accounts-info";
import type { Memory } from "./memory";
import { droppedRows, type NormaliseReport } from "./normalise-report";
import { countJobs, placeAccounts, uncountedOf } from "./place-accounts";
import { placeJobs } from "./place-jobs";
import { readAnswer, type UnreadableAnswer } from "./read-answer";

export interface NormaliseContext {
  /** Our clock when the answer had come, ms. */
  nowMs: number;
  /** `ACCOUNT_NAMES`: names operators gave, by account id. */
  accountNames: ReadonlyMap<string, string>;
  /** What the last good `GET accounts` said, or null. */
  accountsInfo: AccountsInfo | null;
  /** Divides the time accounts are remembered where time is compressed; 1 in production. */
  speed: number;
}

export interface Normalised {
  ok: true;
  snapshot: Snapshot;
  /** To be handed in with the next answer. */
  memory: Memory;
  /** `elapsed` of each job, ms, null where not said: by it the monitor sees whether answers move. */
  elapsedByJob: Map<string, number | null>;
  report: NormaliseReport;
}

export type NormaliseResult = Normalised | (UnreadableAnswer & { report: NormaliseReport });

/**
 * Turns the body of a 200 into a snapshot: the one place where the upstream's words become ours (CONTRIBUTING.md, "The contract":
 * figures). Pure: what must outlive an answer goes through `memory`, which the caller
 * keeps unless the answer could not be read. Never throws, whatever the body holds.
 */
export function normalise(body: unknown, memory: Memory, context: NormaliseContext): NormaliseResult {
  const { nowMs, speed } = context;
  const { result, report } = readAnswer(body, nowMs);
  if (!result.ok) return { ...result, report };
  const rows = result.jobs ?? [];
  const placedJobs = placeJobs(rows, memory.jobs, context);
  const placedAccounts = placeAccounts({
    rows: result.accounts,
    jobs: placedJobs.jobs,
    areJobsGiven: result.jobs !== null,
    before: memory.accounts,
    info: context.accountsInfo,
    names: context.accountNames,
    nowMs,
    speed,
  });
  const { jobs } = placedJobs;
  const { accounts } = placedAccounts;
  const ofNoAccount = uncountedOf(countJobs(jobs).get(null) ?? {}, {});
  const snapshot: Snapshot = {
    totals: totalsOf(accounts, ofNoAccount),
    suggestion: suggestAccount(accounts, jobs),
    accounts,
    jobs,
    // Figures of accounts do not stand in for it: images, speech and music are in none of them.
    ...(result.jobs === null ? { jobsMissing: true as const } : {}),
    dropped: { jobs: droppedRows(report.executing), accounts: droppedRows(report.available) },
  };
  return {
    ok: true,
    snapshot,
    memory: { accounts: placedAccounts.memory, jobs: placedJobs.memory },
    elapsedByJob: new Map(rows.map(({ id, elapsedMs }) => [id, elapsedMs])),
    report,
  };
}
