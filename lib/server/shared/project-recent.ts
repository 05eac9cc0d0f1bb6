import { showsJobsOnly, type Filters } from "@/lib/domain/narrow";
import type { Recent } from "@/lib/domain/recent";
import { accountIdOf, byNumber, type Projection } from "./project-snapshot";

/**
 * Whether a share shows an account's last hour. It is about all videos of the account: where a share shows only
 * some jobs of it, it would tell of the others.
 */
export function isRecentTold(accountId: string, filters: Filters): boolean {
  if (showsJobsOnly(filters)) return false;
  return filters.account.length === 0 || filters.account.includes(accountId);
}

/** The last hour as a share shows it. */
export function projectRecent(recent: Recent, projection: Projection): Recent {
  const { filters, hideAccounts, numbers } = projection;
  const shown = recent.accounts.filter(({ id }) => isRecentTold(id, filters) && (!hideAccounts || numbers.has(id)));
  return {
    from: recent.from,
    stepMs: recent.stepMs,
    accounts: shown
      .map(({ id, executing, maxJobs }) => ({
        id: accountIdOf(id, projection) ?? "",
        executing: [...executing],
        maxJobs: [...maxJobs],
      }))
      .sort(byNumber(hideAccounts)),
  };
}
