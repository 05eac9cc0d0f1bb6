import type { Account } from "@/lib/domain/snapshot";
import type { AccountInfo, AccountsInfo } from "@/lib/server/upstream/accounts-info";
import { buildWireAccount, buildWireJob, buildWireJobId, type Wire } from "./answer";
import { NOW_MS, type Feed } from "./feed";

/** `count` rows of one kind on one account. */
export function buildWireJobs(account: string, count: number, kind = "video"): Wire[] {
  return Array.from({ length: count }, (_, index) =>
    buildWireJob({ videoId: buildWireJobId({ account, kind, id: `${account}-${kind}-${index}` }) }),
  );
}

/** A row of `available[]` with these figures. */
export const buildListed = (
  account: string,
  maxJobs: unknown,
  executing: unknown,
  available: unknown,
  more: Wire = {},
) => buildWireAccount({ account, maxJobs, executing, available, ...more });

/** What `GET accounts` told of these accounts; nothing, but for what is said here. */
export function buildAccountsInfo(accounts: Record<string, Partial<AccountInfo>>, fetchedAtMs = NOW_MS): AccountsInfo {
  const full = { maxJobs: null, hasError: false, sessionEndsAt: null };
  return { fetchedAtMs, accounts: new Map(Object.entries(accounts).map(([id, part]) => [id, { ...full, ...part }])) };
}

/** The account of this id in the last answer, which must have it. */
export function accountIn(feed: Feed, id = "a"): Account {
  const account = feed.last().snapshot.accounts.find((candidate) => candidate.id === id);
  if (!account) throw new Error(`no account ${id}`);
  return account;
}
