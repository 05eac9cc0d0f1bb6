import type { Account, Job, Snapshot } from "@/lib/domain/snapshot";
import { totalsOf } from "@/lib/domain/totals";
import type { FeedAccount, FeedOptions } from "./feed-options";
import { trueJobs, type TrueJob } from "./true-jobs";

export interface FeedPoll {
  atMs: number;
  snapshot: Snapshot;
  /** Videos that ended since the poll before, as they really were. */
  ended: readonly TrueJob[];
}

const toJob = (job: TrueJob): Job => ({
  id: job.id,
  kind: "video",
  accountId: job.accountId,
  startedAt: new Date(job.startMs).toISOString(),
  ref: null,
  callbackHost: null,
});

/** A full account is left out of `available[]`, so the normaliser infers it (upstream-api.md section 1). */
function toAccount({ id, maxJobs }: FeedAccount, executing: number): Account {
  const full = executing >= maxJobs;
  return {
    id,
    name: null,
    maxJobs,
    executing,
    available: maxJobs - executing,
    listed: !full,
    inferred: full,
    consistent: true,
    uncounted: {},
    problem: null,
    sessionEndsAt: null,
  };
}

/** What polling sees of `trueJobs`: one snapshot each interval, the same object while nothing changes. Endless. */
export function* pollFeed(options: FeedOptions): Generator<FeedPoll, never> {
  const coming = trueJobs(options);
  let nextJob = coming.next().value;
  let running: { truth: TrueJob; job: Job }[] = [];
  let snapshot: Snapshot | null = null;
  for (let atMs = options.startMs; ; atMs += options.intervalMs) {
    let changed = snapshot === null;
    const ended: TrueJob[] = [];
    while (nextJob.startMs <= atMs) {
      running.push({ truth: nextJob, job: toJob(nextJob) });
      nextJob = coming.next().value;
      changed = true;
    }
    if (running.some(({ truth }) => truth.endMs <= atMs)) {
      ended.push(...running.filter(({ truth }) => truth.endMs <= atMs).map(({ truth }) => truth));
      running = running.filter(({ truth }) => truth.endMs > atMs);
      changed = true;
    }
    if (snapshot === null || changed) {
      const accounts = options.accounts.map((account) =>
        toAccount(account, running.filter(({ truth }) => truth.accountId === account.id).length),
      );
      snapshot = {
        totals: totalsOf(accounts),
        suggestion: null,
        accounts,
        jobs: running.map(({ job }) => job),
        dropped: { jobs: 0, accounts: 0 },
      };
    }
    yield { atMs, snapshot, ended };
  }
}
