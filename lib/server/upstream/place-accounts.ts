import { UNCOUNTED_KINDS, type JobKind, type Uncounted } from "@/lib/domain/kind";
import { compareAccounts } from "@/lib/domain/natural-order";
import type { Account, AccountProblem, Job } from "@/lib/domain/snapshot";
import type { AccountInfo, AccountsInfo } from "./accounts-info";
import { ACCOUNT_MEMORY_MS, boundAccounts, CAPACITY_MEMORY_MS, type AccountMemory, type Memory } from "./memory";
import type { AccountRow } from "./wire-account";

/** Answers in a row in which video rows and `executing` must disagree before we say so: they are not taken at one moment. */
const DISAGREEING_POLLS = 3;

/** Running jobs of one account, by kind. */
export type JobCounts = Partial<Record<JobKind, number>>;

export interface PlaceAccountsInput {
  /** Rows of `available[]`, or null when the upstream left the array out. */
  rows: readonly AccountRow[] | null;
  jobs: readonly Job[];
  /** Whether `executing[]` was given: rows that were not sent can't disagree with a figure. */
  areJobsGiven: boolean;
  before: Memory["accounts"];
  info: AccountsInfo | null;
  names: ReadonlyMap<string, string>;
  nowMs: number;
  speed: number;
}

/** All that is known of one account, from wherever. */
interface Sources {
  row: AccountRow | null;
  counts: JobCounts;
  memory: AccountMemory | null;
  info: AccountInfo | null;
  /** By how much `info` is newer than the last listing, ms; negative where it is older. */
  infoAheadMs: number;
  /** Beyond this much its capacity counts in any case, ms. */
  capacityMemoryMs: number;
}

/** Counts jobs by account and kind. Jobs whose id names no account are under `null`. */
export function countJobs(jobs: readonly Job[]): Map<string | null, JobCounts> {
  const byAccount = new Map<string | null, JobCounts>();
  for (const { accountId, kind } of jobs) {
    const counts = byAccount.get(accountId) ?? {};
    counts[kind] = (counts[kind] ?? 0) + 1;
    byAccount.set(accountId, counts);
  }
  return byAccount;
}

/** Jobs that hold no slot, kind by kind: the larger of the rows and the upstream's counter. */
export function uncountedOf(counts: JobCounts, counters: Uncounted): Uncounted {
  const uncounted: Uncounted = {};
  for (const kind of UNCOUNTED_KINDS) {
    const count = Math.max(counts[kind] ?? 0, counters[kind] ?? 0);
    if (count > 0) uncounted[kind] = count;
  }
  return uncounted;
}

type Figures = Pick<Account, "maxJobs" | "executing" | "available" | "inferred">;

/**
 * An account's figures. Listed: as given. Left out, with videos running: full accounts are probably not listed,
 * so none is free, and what no video explains is withheld. Left out and idle: known, but not counted. With
 * `available` missing altogether nothing can be inferred from an absence.
 */
function figuresOf(sources: Sources, isListGiven: boolean): Figures {
  const { row, counts } = sources;
  if (row) return { maxJobs: row.maxJobs, executing: row.executing, available: row.available, inferred: false };
  if (!isListGiven) return { maxJobs: null, executing: null, available: null, inferred: false };
  const maxJobs = unlistedMaxJobs(sources);
  const videos = counts.video ?? 0;
  if (videos > 0) return { maxJobs, executing: videos, available: 0, inferred: true };
  return { maxJobs, executing: null, available: null, inferred: false };
}

/**
 * Capacity of an account that is not listed: as it was listed last, unless GET accounts knows of something much newer; or of something
 * newer that has room for all that runs, where more runs than was listed. An example: listed with 2 slots at 10:00, told to have 4 at
 * 10:03, and 3 videos run at 10:04. Then it has 4. Where it is told to have 2, it has 2, and one video too many.
 */
function unlistedMaxJobs(sources: Sources): number | null {
  const [listed, told] = [sources.memory?.maxJobs ?? null, sources.info?.maxJobs ?? null];
  if (listed === null || told === null) return listed ?? told;
  return sources.infoAheadMs > sources.capacityMemoryMs || isDisproved(sources) ? told : listed;
}

/** Whether more videos run than the account was listed with, and GET accounts has since told of room for them. */
function isDisproved({ row, counts, memory, info, infoAheadMs }: Omit<Sources, "capacityMemoryMs">): boolean {
  const [listed, told] = [memory?.maxJobs ?? null, info?.maxJobs ?? null];
  if (row !== null || listed === null || told === null || infoAheadMs <= 0) return false;
  const videos = counts.video ?? 0;
  return videos > listed && told >= videos;
}

/** How many answers in a row, this one included, the account's video rows were not its `executing`. */
function disagreeingPollsOf({ row, counts, memory }: Sources, areJobsGiven: boolean): number {
  if (!row || row.executing === null || !areJobsGiven || row.executing === (counts.video ?? 0)) return 0;
  return Math.min((memory?.disagreeingPolls ?? 0) + 1, DISAGREEING_POLLS);
}

/** Whether the upstream's numbers agree; where one is unknown, or is ours, there is nothing to disagree. */
function isConsistent(row: AccountRow | null, disagreeingPolls: number): boolean {
  if (!row || row.maxJobs === null || row.executing === null || row.available === null) return true;
  return row.executing + row.available === row.maxJobs && disagreeingPolls < DISAGREEING_POLLS;
}

/** Trouble that `GET accounts` tells of, in our words. An error weighs more than an ended session. */
function problemOf(info: AccountInfo | null, nowMs: number): AccountProblem | null {
  if (info?.hasError) return { code: "account-error", message: "useapi.net reports an error on this account." };
  if (info?.sessionEndsAt && Date.parse(info.sessionEndsAt) <= nowMs) {
    return { code: "session-ended", message: "The MiniMax session of this account has ended." };
  }
  return null;
}

/** Every account that anything named within the last 24 h, and when that last was. */
function lastSeenOf(
  { rows, before, info, nowMs, speed }: PlaceAccountsInput,
  counts: ReadonlyMap<string | null, unknown>,
) {
  const lastSeen = new Map<string, number>();
  const see = (id: string, atMs: number) => lastSeen.set(id, Math.max(atMs, lastSeen.get(id) ?? atMs));
  // What a clock noted that has been set back since ages from now on.
  for (const [id, { lastSeenMs }] of before) see(id, Math.min(lastSeenMs, nowMs));
  if (info) for (const id of info.accounts.keys()) see(id, info.fetchedAtMs);
  for (const id of counts.keys()) if (id !== null) see(id, nowMs);
  for (const { id } of rows ?? []) see(id, nowMs);
  for (const [id, atMs] of lastSeen) if (nowMs - atMs >= ACCOUNT_MEMORY_MS / speed) lastSeen.delete(id);
  return lastSeen;
}

/** Makes the account rows of a snapshot, sorted by name, and what to remember of them. */
export function placeAccounts(input: PlaceAccountsInput): { accounts: Account[]; memory: Map<string, AccountMemory> } {
  const { rows, jobs, areJobsGiven, before, info, names, nowMs, speed } = input;
  const rowById = new Map((rows ?? []).map((row) => [row.id, row]));
  const counts = countJobs(jobs);
  const memory = new Map<string, AccountMemory>();
  const accounts: Account[] = [];
  for (const [id, lastSeenMs] of lastSeenOf(input, counts)) {
    const known = before.get(id) ?? null;
    const listedAtMs = Math.min(known?.maxJobsAtMs ?? 0, nowMs);
    const sources: Sources = {
      row: rowById.get(id) ?? null,
      counts: counts.get(id) ?? {},
      memory: known,
      info: info?.accounts.get(id) ?? null,
      infoAheadMs: (info?.fetchedAtMs ?? 0) - listedAtMs,
      capacityMemoryMs: CAPACITY_MEMORY_MS / speed,
    };
    const { maxJobs, executing, available, inferred } = figuresOf(sources, rows !== null);
    const disagreeingPolls = disagreeingPollsOf(sources, areJobsGiven);
    accounts.push({
      id,
      name: names.get(id) ?? null,
      maxJobs,
      executing,
      available,
      listed: sources.row !== null,
      inferred,
      consistent: isConsistent(sources.row, disagreeingPolls),
      uncounted: uncountedOf(sources.counts, sources.row?.counters ?? {}),
      problem: problemOf(sources.info, nowMs),
      sessionEndsAt: sources.info?.sessionEndsAt ?? null,
      nextFree: null,
    });
    const listedMaxJobs = sources.row?.maxJobs ?? null;
    // Once disproved it goes after what GET accounts tells, though no more videos may run by then, until the account is listed anew.
    const knownAtMs = isDisproved(sources) ? 0 : listedAtMs;
    memory.set(id, {
      maxJobs: listedMaxJobs ?? known?.maxJobs ?? null,
      maxJobsAtMs: listedMaxJobs === null ? knownAtMs : nowMs,
      lastSeenMs,
      disagreeingPolls,
    });
  }
  return { accounts: accounts.sort(compareAccounts), memory: boundAccounts(memory) };
}
