import type { Account, Job, Snapshot } from "@/lib/domain/snapshot";
import { suggestAccount } from "@/lib/domain/suggestion";
import { totalsOf } from "@/lib/domain/totals";
import { buildAccount } from "./build-account";
import { buildJobs } from "./build-job";

/** One account of 5 slots with its 3 running videos. Totals and suggestion follow from accounts and jobs unless given. */
export function buildSnapshot(part: Partial<Snapshot> = {}): Snapshot {
  const accounts: Account[] = part.accounts ?? [buildAccount()];
  const jobs: Job[] = part.jobs ?? buildJobs(3);
  return {
    totals: totalsOf(accounts),
    suggestion: suggestAccount(accounts, jobs),
    dropped: { jobs: 0, accounts: 0 },
    ...part,
    accounts,
    jobs,
  };
}

/** A good answer of `{}`: nothing runs, nothing is listed. */
export const buildEmptySnapshot = () => buildSnapshot({ accounts: [], jobs: [] });

/** `count` accounts named account-1, account-2, ... with 3 of 5 slots running on each. */
export function buildFleet(count: number): Snapshot {
  const accounts = Array.from({ length: count }, (_, index) =>
    buildAccount({ id: String(1834567890000000000n + BigInt(index) * 7_919n), name: `account-${index + 1}` }),
  );
  return buildSnapshot({ accounts, jobs: accounts.flatMap(({ id }) => buildJobs(3, { accountId: id })) });
}
