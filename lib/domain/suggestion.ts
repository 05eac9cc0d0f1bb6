import { compareAccounts } from "./natural-order";
import type { Account, Job } from "./snapshot";

/**
 * Where to send the next video: of the listed accounts without a problem, the one with most free slots; then
 * the fewest running videos; then the name. Null when none is free (CONTRIBUTING.md, "The contract").
 */
export function suggestAccount(accounts: readonly Account[], jobs: readonly Job[]): { accountId: string } | null {
  const videos = new Map<string, number>();
  for (const job of jobs) {
    if (job.kind === "video" && job.accountId !== null) {
      videos.set(job.accountId, (videos.get(job.accountId) ?? 0) + 1);
    }
  }
  const running = (account: Account) => account.executing ?? videos.get(account.id) ?? 0;
  const [best] = accounts
    .filter((account) => account.listed && account.problem === null && (account.available ?? 0) > 0)
    .sort((a, b) => (b.available ?? 0) - (a.available ?? 0) || running(a) - running(b) || compareAccounts(a, b));
  return best ? { accountId: best.id } : null;
}
