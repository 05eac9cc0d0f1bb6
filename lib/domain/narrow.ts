import { holds } from "./invisible";
import type { JobKind, Uncounted } from "./kind";
import type { Job, Snapshot } from "./snapshot";
import { suggestAccount } from "./suggestion";
import { totalsOf } from "./totals";

/** What a viewer asked to see less of. Empty lists and texts narrow nothing. */
export interface Filters {
  account: readonly string[];
  kind: readonly JobKind[];
  /** Part of a reference or id, whatever its case. */
  q: string;
  /** How a reference must begin, exact case. */
  refPrefix: string;
}

/** Whether a job, running or finished, is shown under these filters. */
export function matchesJob(
  job: Pick<Job, "id" | "kind" | "accountId" | "ref">,
  { account, kind, q, refPrefix }: Filters,
): boolean {
  if (account.length > 0 && (job.accountId === null || !account.includes(job.accountId))) return false;
  if (kind.length > 0 && !kind.includes(job.kind)) return false;
  if (refPrefix !== "" && !(job.ref ?? "").startsWith(refPrefix)) return false;
  if (q === "") return true;
  const needle = q.toLowerCase();
  return holds(job.id, needle) || holds(job.ref ?? "", needle);
}

/**
 * Narrows a snapshot: an account filter narrows accounts, jobs, totals and suggestion; kind, search and
 * reference prefix narrow jobs alone (CONTRIBUTING.md, "The contract"). Without filters the snapshot itself is returned.
 */
export function narrowSnapshot(snapshot: Snapshot, filters: Filters): Snapshot {
  if (!hasFilters(filters)) return snapshot;
  const { account } = filters;
  const jobs = snapshot.jobs.filter((job) => matchesJob(job, filters));
  if (account.length === 0) return { ...snapshot, jobs };
  const accounts = snapshot.accounts.filter(({ id }) => account.includes(id));
  const none: Uncounted = {};
  return {
    ...snapshot,
    accounts,
    jobs,
    totals: totalsOf(accounts, none),
    suggestion: suggestAccount(
      accounts,
      snapshot.jobs.filter((job) => job.accountId !== null && account.includes(job.accountId)),
    ),
  };
}

/** Whether jobs are cut one by one, by reference or search, so that an account's figures would tell of other people's jobs. */
export function cutsJobs({ q, refPrefix }: Filters): boolean {
  return q !== "" || refPrefix !== "";
}

/** Everything is shown. */
export const NO_FILTERS: Filters = { account: [], kind: [], q: "", refPrefix: "" };

/** Whether any filter is set, so that less than everything is shown. */
export function hasFilters(filters: Filters): boolean {
  return cutsJobs(filters) || filters.account.length > 0 || filters.kind.length > 0;
}

/** Whether videos are among the kinds shown: they alone hold slots. */
export function showsVideos({ kind }: Filters): boolean {
  return kind.length === 0 || kind.includes("video");
}

/**
 * Whether a share with these filters shows jobs alone and nothing about slots: those hold other people's jobs as well. Whatever tells of
 * an account's use, now or in the past, asks this.
 */
export function showsJobsOnly(filters: Filters): boolean {
  return cutsJobs(filters) || !showsVideos(filters);
}
