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

/** A full account is left out of `available[]`, so the normaliser infers it (CONTRIBUTING.md, "What the API sends"). */
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
    nextFree: null,
  };
}

function snapshotOf(of: readonly FeedAccount[], running: readonly { job: Job }[]): Snapshot {
  const accounts = of.map((account) =>
    toAccount(account, running.filter(({ job }) => job.accountId === account.id).length),
  );
  const jobs = running.map(({ job }) => job);
  return { totals: totalsOf(accounts), suggestion: null, accounts, jobs, dropped: { jobs: 0, accounts: 0 } };
}

/** What polling sees of `trueJobs`: one snapshot each interval, the same object while nothing changes. Endless. */
export function* pollFeed(options: FeedOptions): Generator<FeedPoll, never> {
  const coming = trueJobs(options);
  let nextJob = coming.next().value;
  let nextEndMs = Number.POSITIVE_INFINITY;
  let running: { truth: TrueJob; job: Job }[] = [];
  let snapshot = snapshotOf(options.accounts, running);
  for (let atMs = options.startMs; ; atMs += options.intervalMs) {
    let ended: TrueJob[] = [];
    if (nextJob.startMs <= atMs || nextEndMs <= atMs) {
      while (nextJob.startMs <= atMs) {
        running.push({ truth: nextJob, job: toJob(nextJob) });
        nextJob = coming.next().value;
      }
      ended = running.filter(({ truth }) => truth.endMs <= atMs).map(({ truth }) => truth);
      running = running.filter(({ truth }) => truth.endMs > atMs);
      nextEndMs = Math.min(...running.map(({ truth }) => truth.endMs));
      snapshot = snapshotOf(options.accounts, running);
    }
    yield { atMs, snapshot, ended };
  }
}
