import type { NextFree } from "@/lib/domain/forecast";
import { UNCOUNTED_KINDS, type JobKind, type Uncounted } from "@/lib/domain/kind";
import { cutsJobs, hasFilters, matchesJob, showsJobsOnly, showsVideos, type Filters } from "@/lib/domain/narrow";
import type { Account, Job, Snapshot, Totals } from "@/lib/domain/snapshot";
import { suggestAccount } from "@/lib/domain/suggestion";
import { totalsOf } from "@/lib/domain/totals";
import { keyedHash } from "../access/tokens";

/** What a share lets through. */
export interface Projection {
  filters: Filters;
  hideAccounts: boolean;
  hideReferences: boolean;
  hashKey: string;
  /** Numbers of the accounts that are hidden, by id: "Account 1". An account without one is left out. */
  numbers: ReadonlyMap<string, number>;
}

const NO_FIGURES = {
  maxJobs: null,
  executing: null,
  available: null,
  listed: true,
  inferred: false,
  consistent: true,
  nextFree: null,
};

/** The accounts a share shows at all: those it names, and of these, where jobs are cut, those with a job left. */
export function accountsShown({ accounts, jobs }: Snapshot, filters: Filters): Account[] {
  const named = accounts.filter(({ id }) => filters.account.length === 0 || filters.account.includes(id));
  if (!cutsJobs(filters)) return named;
  const withJobs = new Set(jobs.filter((job) => matchesJob(job, filters)).map(({ accountId }) => accountId));
  return named.filter(({ id }) => withJobs.has(id));
}

/**
 * What a viewer of a share receives of a snapshot: filters cut rows and figures alike, and what is hidden is left out. Everything here is
 * listed by name: a field that is added to the snapshot reaches no viewer until somebody decides that it may.
 */
export function projectSnapshot(snapshot: Snapshot, projection: Projection): Snapshot {
  const { filters, numbers, hideAccounts } = projection;
  const isNarrow = hasFilters(filters);
  const jobs = snapshot.jobs.filter((job) => matchesJob(job, filters));
  const shown = accountsShown(snapshot, filters).filter(({ id }) => !hideAccounts || numbers.has(id));
  const accounts = shown.map((account) => cutFigures(account, jobs, filters));
  const suggestion = suggestionOf(snapshot, shown, filters);
  const suggestedId = accountIdOf(suggestion?.accountId ?? null, projection);
  return {
    totals: isNarrow ? cutTotals(snapshot, accounts, jobs, filters) : copyTotals(snapshot.totals),
    suggestion: suggestedId === null ? null : { accountId: suggestedId },
    accounts: accounts.map((account) => copyAccount(account, projection)).sort(byNumber(hideAccounts)),
    jobs: hideTies(
      jobs.map((job) => copyJob(job, projection)),
      hideAccounts,
    ),
    ...(snapshot.jobsMissing ? { jobsMissing: true as const } : {}),
    // Rows nobody could read belong to nobody: a cut share must not count them.
    dropped: isNarrow ? { jobs: 0, accounts: 0 } : { jobs: snapshot.dropped.jobs, accounts: snapshot.dropped.accounts },
  };
}

function countByKind(jobs: readonly Job[]): Uncounted {
  const counts: Uncounted = {};
  for (const { kind } of jobs) if (kind !== "video") counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** Those of these kinds; all where none is named. */
export function keepKinds(uncounted: Uncounted, kinds: readonly JobKind[]): Uncounted {
  const kept: Uncounted = {};
  for (const kind of UNCOUNTED_KINDS) {
    if (uncounted[kind] !== undefined && (kinds.length === 0 || kinds.includes(kind))) kept[kind] = uncounted[kind];
  }
  return kept;
}

/** An account's figures under these filters. Where they would tell of jobs that are cut, they are counted from what is left, or unknown. */
function cutFigures(account: Account, jobs: readonly Job[], filters: Filters): Account {
  if (cutsJobs(filters)) {
    const own = jobs.filter(({ accountId }) => accountId === account.id);
    const executing = showsVideos(filters) ? own.filter(({ kind }) => kind === "video").length : null;
    return { ...account, ...NO_FIGURES, executing, uncounted: countByKind(own), problem: null };
  }
  const uncounted = keepKinds(account.uncounted, filters.kind);
  return showsVideos(filters) ? { ...account, uncounted } : { ...account, ...NO_FIGURES, uncounted };
}

function cutTotals(snapshot: Snapshot, accounts: readonly Account[], jobs: readonly Job[], filters: Filters): Totals {
  if (cutsJobs(filters)) {
    const executing = showsVideos(filters) ? jobs.filter(({ kind }) => kind === "video").length : null;
    return { slots: null, executing, free: null, withheld: 0, uncounted: countByKind(jobs), nextFree: null };
  }
  const totals = totalsOf(accounts);
  // Jobs of no account we know count too, unless accounts are asked for by name.
  if (filters.account.length === 0) totals.uncounted = keepKinds(snapshot.totals.uncounted, filters.kind);
  return totals;
}

function suggestionOf(snapshot: Snapshot, shown: readonly Account[], filters: Filters): Snapshot["suggestion"] {
  if (showsJobsOnly(filters)) return null;
  return filters.account.length === 0 ? snapshot.suggestion : suggestAccount(shown, snapshot.jobs);
}

/** What stands before a hidden account's number in its id. */
const HIDDEN = "account-";

/** An account's id as a share shows it; null for one it does not. */
export function accountIdOf(id: string | null, { hideAccounts, numbers }: Projection): string | null {
  if (id === null || !hideAccounts) return id;
  const number = numbers.get(id);
  return number === undefined ? null : `${HIDDEN}${number}`;
}

/** Hidden accounts in the order of their numbers: the order of the hidden names would tell about them. */
export function byNumber(hideAccounts: boolean) {
  const numberOf = ({ id }: { id: string }) => Number(id.slice(HIDDEN.length));
  return (a: { id: string }, b: { id: string }) => (hideAccounts ? numberOf(a) - numberOf(b) : 0);
}

/** Jobs that began at one time stand in the order of their ids, the accounts' in it: where those are hidden, in that of the ids that are shown. */
function hideTies(jobs: Job[], hideAccounts: boolean): Job[] {
  if (!hideAccounts) return jobs;
  // ISO times sort as text, and behind them stand those nobody knows.
  const keyOf = ({ startedAt, id }: Job) => `${startedAt ?? "~"} ${id}`;
  return jobs.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function copyTotals({ slots, executing, free, withheld, uncounted, nextFree }: Totals): Totals {
  return { slots, executing, free, withheld, uncounted: keepKinds(uncounted, []), nextFree: copyForecast(nextFree) };
}

function copyForecast(forecast: NextFree | null): NextFree | null {
  if (forecast === null) return null;
  const { medianMs, lowMs, highMs } = forecast;
  return { medianMs, lowMs, highMs };
}

function copyAccount(account: Account, projection: Projection): Account {
  const { hideAccounts, numbers } = projection;
  return {
    id: accountIdOf(account.id, projection) ?? "",
    name: hideAccounts ? `Account ${numbers.get(account.id)}` : account.name,
    maxJobs: account.maxJobs,
    executing: account.executing,
    available: account.available,
    listed: account.listed,
    inferred: account.inferred,
    consistent: account.consistent,
    uncounted: keepKinds(account.uncounted, []),
    // Its cause and its cure are the owner's: one code for all. That its free slots can't be used is no secret, but part of the figures.
    problem:
      account.problem === null
        ? null
        : { code: "account-error", message: "This account has trouble. Its owner can see more." },
    sessionEndsAt: null,
    nextFree: copyForecast(account.nextFree),
  };
}

/** A job's id as a share shows it: the upstream's holds the numbers of user and account. */
export function jobIdOf(id: string, { hideAccounts, hashKey }: Projection): string {
  return hideAccounts ? `job-${keyedHash(hashKey, id)}` : id;
}

function copyJob(job: Job, projection: Projection): Job {
  const { hideAccounts, hideReferences } = projection;
  return {
    id: jobIdOf(job.id, projection),
    kind: job.kind,
    accountId: accountIdOf(job.accountId, projection),
    startedAt: job.startedAt,
    ref: hideReferences ? null : job.ref,
    // A host names a customer as well as a reference does.
    callbackHost: hideAccounts || hideReferences ? null : job.callbackHost,
  };
}
