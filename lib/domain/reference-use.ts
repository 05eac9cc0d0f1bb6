import type { HistoryRange } from "./history";
import { JOB_KINDS, type JobKind } from "./kind";

/** How many jobs ended, and how long their videos took. */
export interface JobSum {
  jobs: number;
  /** By kind; a kind with none is absent. */
  finished: Partial<Record<JobKind, number>>;
  /** Its videos of which it is known how long they took, and the time of those, all together, ms. */
  timed: number;
  videoMs: number;
}

/** No jobs. */
export const emptyJobSum = (): JobSum => ({ jobs: 0, finished: {}, timed: 0, videoMs: 0 });

/** Adds to a sum, in place. */
export function addJobs(sum: JobSum, { jobs, finished, timed, videoMs }: JobSum): void {
  sum.jobs += jobs;
  sum.timed += timed;
  sum.videoMs += videoMs;
  for (const kind of JOB_KINDS) {
    const count = finished[kind];
    if (count) sum.finished[kind] = (sum.finished[kind] ?? 0) + count;
  }
}

/** The finished jobs whose references begin alike. */
export interface ReferenceGroup extends JobSum {
  /** "acme-"; a whole reference where it has no sign: "acme". */
  beginning: string;
}

/** The answer of `GET /api/references`: whose jobs ended in a range, by what their references begin with. */
export interface ReferenceUse {
  range: HistoryRange;
  /** ISO 8601 UTC; null where the range has no beginning ("all"). */
  from: string | null;
  to: string;
  /** Most jobs first, at most `MOST_REFERENCE_GROUPS`. */
  groups: ReferenceGroup[];
  /** What is in no group; null when all are told. How many beginnings it has is null where those are too many to be told apart. */
  others: (JobSum & { beginnings: number | null }) | null;
  /** Jobs without a reference; null when there were none. */
  unnamed: JobSum | null;
  /** Jobs that ended while nobody looked: they are in no sum, as everywhere. */
  unobserved: number;
}

/** A table that people read; whoever needs more has the jobs themselves as CSV. */
export const MOST_REFERENCE_GROUPS = 500;

/** The first word or number, whatever signs stand before it, with the sign after it. Letters have their accents with them. */
const FIRST_PART = /^[^\p{L}\p{M}\p{N}]*[\p{L}\p{M}\p{N}]+[^\p{L}\p{M}\p{N}]/u;

/**
 * What a reference begins with: its first word or number with the sign after it, "acme-" of "acme-0042" and "spring26/" of
 * "spring26/07"; one without such a sign is its own beginning. So a job is in one group alone, and a group that `isPrefix` holds just
 * those that `refPrefix` finds.
 */
export function beginningOf(ref: string): string {
  return FIRST_PART.exec(ref)?.[0] ?? ref;
}

/**
 * Whether what begins with it is just its group: "acme-" is the group of "acme-0042", but with "acme", a whole reference, "acme-0042" and
 * "acmecorp/1" begin as well, and those are other people's.
 */
export function isPrefix(beginning: string): boolean {
  return /[\p{L}\p{M}\p{N}][^\p{L}\p{M}\p{N}]$/u.test(beginning);
}
