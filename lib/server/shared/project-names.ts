import { cutsJobs, type Filters } from "@/lib/domain/narrow";
import type { Account, Snapshot } from "@/lib/domain/snapshot";

/** What is called: nothing about how it is doing. */
function nameOf({ id, name }: Account): Account {
  return {
    id,
    name,
    maxJobs: null,
    executing: null,
    available: null,
    listed: true,
    inferred: false,
    consistent: true,
    uncounted: {},
    problem: null,
    sessionEndsAt: null,
    nextFree: null,
  };
}

/**
 * What a link to history shows of the moment: the accounts there are, by name. What runs now is the live view's to tell, and this
 * link does not open it: where it shows some jobs alone, not even the names, for those are of the accounts with such a job now.
 *
 * @param projected a snapshot as the share shows it
 */
export function projectNames({ accounts }: Snapshot, filters: Filters): Snapshot {
  return {
    totals: { slots: null, executing: null, free: null, withheld: 0, uncounted: {}, nextFree: null },
    suggestion: null,
    accounts: cutsJobs(filters) ? [] : accounts.map(nameOf),
    jobs: [],
    dropped: { jobs: 0, accounts: 0 },
  };
}
