import type { Job } from "@/lib/domain/snapshot";
import { MINUTE_MS } from "@/lib/domain/time-units";
import { carryJobs, type JobMemory, type Memory } from "./memory";
import type { JobRow } from "./wire-job";

/** By start, oldest first; jobs of unknown start last; ties by id, so that equal content has one order. */
function compareJobs(a: Job, b: Job): number {
  if (a.startedAt !== b.startedAt) {
    if (a.startedAt === null) return 1;
    if (b.startedAt === null) return -1;
    return a.startedAt < b.startedAt ? -1 : 1;
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Two clocks that are kept do not differ by more, ms. */
const CLOCKS_DIFFER_MS = 5 * MINUTE_MS;

/** `started`, but where it has not come yet and `elapsed` knows better: one of the two clocks is hours wrong, or local time is marked as UTC. */
function startedOf({ started, elapsedMs }: JobRow, nowMs: number): string | null {
  if (started === null || elapsedMs === null) return started;
  return Date.parse(started) - nowMs > CLOCKS_DIFFER_MS ? null : started;
}

/**
 * Makes jobs of rows. A job's start is `started`; else what is remembered of it; else our clock less `elapsed`;
 * else unknown. The upstream's two times can disagree: `started` is the one to trust, unless it is yet to come.
 */
export function placeJobs(
  rows: readonly JobRow[],
  before: Memory["jobs"],
  { nowMs, speed }: { nowMs: number; speed: number },
): { jobs: Job[]; memory: Map<string, JobMemory> } {
  const seen = new Map<string, JobMemory>();
  const jobs = rows.map((row): Job => {
    const inferred = row.elapsedMs === null ? null : new Date(nowMs - row.elapsedMs).toISOString();
    const startedAt = startedOf(row, nowMs) ?? before.get(row.id)?.startedAt ?? inferred;
    if (startedAt !== null) seen.set(row.id, { startedAt, lastSeenMs: nowMs });
    const { id, kind, accountId, ref, callbackHost } = row;
    return { id, kind, accountId, startedAt, ref, callbackHost };
  });
  return { jobs: jobs.sort(compareJobs), memory: carryJobs(seen, before, nowMs, speed) };
}
