import { DAY_MS, MINUTE_MS } from "@/lib/domain/time-units";

/** What is remembered of an account between answers. */
export interface AccountMemory {
  /** The last capacity the upstream listed it with. */
  maxJobs: number | null;
  /** Our clock when it was listed with that, ms; where another process saw it, when that last saw the account; 0 once it is disproved. */
  maxJobsAtMs: number;
  /** Our clock when anything last named it, ms. */
  lastSeenMs: number;
  /** Answers in a row in which its video rows were not its `executing`. */
  disagreeingPolls: number;
}

/** What is remembered of a job between answers. */
export interface JobMemory {
  /** ISO 8601 UTC. Worked out from `elapsed` once, then fixed: recomputed, it would wobble by a second. */
  startedAt: string;
  lastSeenMs: number;
}

/** All the normaliser remembers. Never changed in place: each answer makes a new one. */
export interface Memory {
  accounts: ReadonlyMap<string, AccountMemory>;
  jobs: ReadonlyMap<string, JobMemory>;
}

/** The memory of a process that has seen no answer. */
export const EMPTY_MEMORY: Memory = { accounts: new Map(), jobs: new Map() };

/** What GET accounts says of a capacity so long after it was last listed goes before that: it may have been changed while the account stayed full. */
export const CAPACITY_MEMORY_MS = 10 * MINUTE_MS;
/** An unlisted account keeps its row for this long after anything last named it. */
export const ACCOUNT_MEMORY_MS = DAY_MS;
/** A job that is missing from a few answers and comes back keeps its start. */
const JOB_MEMORY_MS = 10 * MINUTE_MS;
/** So that no upstream can fill our memory with names: beyond these the longest unseen are forgotten first. */
const MOST_ACCOUNTS = 2_000;
const MOST_JOBS = 20_000;

interface Seen {
  lastSeenMs: number;
}

function keepNewest<Entry extends Seen>(entries: Map<string, Entry>, most: number): Map<string, Entry> {
  if (entries.size <= most) return entries;
  const newestFirst = [...entries].sort(([, a], [, b]) => b.lastSeenMs - a.lastSeenMs);
  return new Map(newestFirst.slice(0, most));
}

/** What an earlier process, or another one, remembers. */
export interface Remembered {
  accounts: readonly { id: string; maxJobs: number | null; seenAtMs: number }[];
  jobs: readonly { id: string; startedAt: string; seenAtMs: number }[];
}

/**
 * Fills in what a memory does not know, or knows from longer ago. An example: the memory saw account A at 10:00, but not how many slots it
 * has; what is remembered saw it at 9:50, with 3 slots. Then A has 3 slots, and was last seen at 10:00. Of a job the
 * remembered start counts, as if it had been known in time: our own may be reckoned of an old answer that is replayed, and too late.
 */
export function mergeRemembered(memory: Memory, { accounts, jobs }: Remembered): Memory {
  const known = new Map(memory.accounts);
  for (const { id, maxJobs, seenAtMs } of accounts) {
    const own = known.get(id);
    const isNewer = own !== undefined && own.lastSeenMs >= seenAtMs;
    // Seen lately, but unlisted: then its capacity is known from before, if at all.
    const isOwn = isNewer ? own.maxJobs !== null : maxJobs === null;
    known.set(id, {
      maxJobs: isOwn ? (own?.maxJobs ?? null) : maxJobs,
      maxJobsAtMs: isOwn ? (own?.maxJobsAtMs ?? 0) : seenAtMs,
      lastSeenMs: isNewer ? own.lastSeenMs : seenAtMs,
      disagreeingPolls: own?.disagreeingPolls ?? 0,
    });
  }
  const started = new Map(memory.jobs);
  for (const { id, startedAt, seenAtMs } of jobs) started.set(id, { startedAt, lastSeenMs: seenAtMs });
  return { accounts: known, jobs: started };
}

/** Bounds what is remembered of accounts. */
export function boundAccounts(accounts: Map<string, AccountMemory>): Map<string, AccountMemory> {
  return keepNewest(accounts, MOST_ACCOUNTS);
}

/** Adds the jobs that were there lately, but not in this answer, to those that were. */
export function carryJobs(
  seenNow: Map<string, JobMemory>,
  before: Memory["jobs"],
  nowMs: number,
  speed: number,
): Map<string, JobMemory> {
  for (const [id, job] of before) {
    if (!seenNow.has(id) && nowMs - job.lastSeenMs < JOB_MEMORY_MS / speed) seenNow.set(id, job);
  }
  return keepNewest(seenNow, MOST_JOBS);
}
