import { JOB_KINDS } from "@/lib/domain/kind";
import { compareNaturally } from "@/lib/domain/natural-order";
import type { Account, Job } from "@/lib/domain/snapshot";
import type { SortDirection, SortKey } from "@/lib/domain/view-state";
import { labelOf } from "./account-label";
import type { JobPace } from "./pace";
import { parseTime } from "./parse-time";

interface JobOrder {
  sort: SortKey;
  dir: SortDirection;
  /** In the order accounts are shown. */
  accounts: readonly Account[];
  labels: ReadonlyMap<string, string>;
  /** Jobs against their usual, by id. */
  paces?: ReadonlyMap<string, JobPace>;
}

type SortValue = number | string | null;

/** What a job is sorted by; null is unknown. */
function sortValue(
  sort: SortKey,
  { labels, paces }: JobOrder,
  rankOfAccount: ReadonlyMap<string, number>,
): (job: Job) => SortValue {
  switch (sort) {
    case "kind":
      return (job) => JOB_KINDS.indexOf(job.kind);
    case "account":
      // As accounts stand on the board; one that has no row there goes by its label, after them.
      return ({ accountId }) =>
        accountId === null ? null : (rankOfAccount.get(accountId) ?? labelOf(labels, accountId));
    case "ref":
      return (job) => job.ref || null;
    case "started":
      return (job) => parseTime(job.startedAt);
    case "elapsed": {
      // The longest has the earliest start; no clock is needed to compare two.
      return (job) => {
        const startedAtMs = parseTime(job.startedAt);
        return startedAtMs === null ? null : -startedAtMs;
      };
    }
    case "usual":
      return ({ id }) => {
        const pace = paces?.get(id);
        return pace?.usual.p50Ms ? pace.elapsedMs / pace.usual.p50Ms : null;
      };
    case "callback":
      return (job) => job.callbackHost;
  }
}

function compareValues(a: number | string, b: number | string): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "number") return -1;
  if (typeof b === "number") return 1;
  return compareNaturally(a, b);
}

/**
 * Jobs in the order asked for. What is unknown comes last in either direction; equals stand oldest first, then by
 * id, in either direction too, so that a new answer never reshuffles what the eye is on. The input is left alone.
 */
export function sortJobs(jobs: readonly Job[], order: JobOrder): Job[] {
  const rankOfAccount = new Map(order.accounts.map(({ id }, index) => [id, index]));
  const valueOf = sortValue(order.sort, order, rankOfAccount);
  const sign = order.dir === "desc" ? -1 : 1;
  const keyed = jobs.map((job) => ({
    job,
    value: valueOf(job),
    startedAtMs: parseTime(job.startedAt) ?? Number.MAX_SAFE_INTEGER,
  }));
  keyed.sort((a, b) => {
    if (a.value === null || b.value === null) {
      if (a.value !== b.value) return a.value === null ? 1 : -1;
    } else {
      const byValue = compareValues(a.value, b.value);
      if (byValue !== 0) return sign * byValue;
    }
    return a.startedAtMs - b.startedAtMs || compareNaturally(a.job.id, b.job.id);
  });
  return keyed.map(({ job }) => job);
}
