import type { JobKind } from "@/lib/domain/kind";
import type { Account, Job, Snapshot } from "@/lib/domain/snapshot";
import { totalsOf } from "@/lib/domain/totals";
import type { Observation } from "@/lib/server/history/observation";
import type { RunRecord } from "@/lib/server/history/run-record";
import { buildAccount as buildListed } from "../../../support/builders/build-account";

/** A round moment to count from: the start of an hour. */
export const T0 = Date.UTC(2026, 0, 5, 12);
const INTERVAL_MS = 5_000;
const PACE = { intervalMs: INTERVAL_MS, answerMs: 8_000 };

export function buildJob(id: string, startedAtMs: number | null = T0, part: Partial<Job> = {}): Job {
  const startedAt = startedAtMs === null ? null : new Date(startedAtMs).toISOString();
  return { id, kind: "video", accountId: "a", startedAt, ref: null, callbackHost: null, ...part };
}

/** Account "a", on which 1 of 3 slots runs. */
export const buildAccount = (part: Partial<Account> = {}) =>
  buildListed({ id: "a", name: null, maxJobs: 3, executing: 1, available: 2, ...part });

export function buildSnapshot(jobs: Job[] = [], accounts: Account[] = [buildAccount()]): Snapshot {
  return { totals: totalsOf(accounts), suggestion: null, accounts, jobs, dropped: { jobs: 0, accounts: 0 } };
}

/** A good answer `seconds` after T0. */
export function answer(seconds: number, snapshot: Snapshot): Observation {
  return { kind: "snapshot", atMs: T0 + seconds * 1_000, snapshot, ...PACE };
}

/** A failed try `seconds` after T0. */
export function failure(
  seconds: number,
  code: "timeout" | "unreachable" | "unauthorised" | "rate-limited" = "timeout",
): Observation {
  return { kind: "failure", atMs: T0 + seconds * 1_000, code, ...PACE };
}

/** A video of account "a" that ran from `fromMs` to `toMs`, seen to end in the window of 5 s around that. */
export function buildRun(id: string, fromMs: number, toMs: number, part: Partial<RunRecord> = {}): RunRecord {
  const kind: JobKind = "video";
  return {
    id,
    kind,
    accountId: "a",
    ref: null,
    startedAtMs: fromMs,
    endedAfterMs: toMs - INTERVAL_MS / 2,
    endedBeforeMs: toMs + INTERVAL_MS / 2,
    ahead: 0,
    interrupted: false,
    ...part,
  };
}
