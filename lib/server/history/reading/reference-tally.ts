import {
  addJobs,
  beginningOf,
  emptyJobSum,
  MOST_REFERENCE_GROUPS,
  type JobSum,
  type ReferenceUse,
} from "@/lib/domain/reference-use";
import { durationOf, type RunRecord } from "../run-record";

/** References may all be different; beyond so many beginnings new ones count among the others, so that memory has an end: some MB. */
const MOST_COUNTED = 20_000;

type Counts = Pick<ReferenceUse, "groups" | "others" | "unnamed" | "unobserved">;

/** Counts finished jobs by what their references begin with. */
export interface ReferenceTally {
  add(run: RunRecord): void;
  counts(): Counts;
}

/**
 * Creates an empty one.
 *
 * @param mostCounted beginnings that are told apart
 */
export function createReferenceTally(mostCounted = MOST_COUNTED): ReferenceTally {
  const groups = new Map<string, JobSum>();
  const unnamed = emptyJobSum();
  const overflow = emptyJobSum();
  let unobserved = 0;

  function sumOf(ref: string | null): JobSum {
    if (ref === null || ref === "") return unnamed;
    const beginning = beginningOf(ref);
    const known = groups.get(beginning);
    if (known) return known;
    if (groups.size >= mostCounted) return overflow;
    const sum = emptyJobSum();
    groups.set(beginning, sum);
    return sum;
  }

  return {
    add(run) {
      if (run.interrupted) {
        unobserved += 1;
        return;
      }
      const { kind } = run;
      const videoMs = kind === "video" ? durationOf(run) : null;
      const timed = videoMs === null ? 0 : 1;
      addJobs(sumOf(run.ref), { jobs: 1, finished: { [kind]: 1 }, timed, videoMs: videoMs ?? 0 });
    },
    counts() {
      const ordered = [...groups].sort(([a, { jobs }], [b, other]) => other.jobs - jobs || (a < b ? -1 : 1));
      const left = ordered.slice(MOST_REFERENCE_GROUPS);
      const others = emptyJobSum();
      for (const sum of [...left.map(([, each]) => each), overflow]) addJobs(others, sum);
      return {
        groups: ordered.slice(0, MOST_REFERENCE_GROUPS).map(([beginning, sum]) => ({ beginning, ...sum })),
        others: others.jobs === 0 ? null : { ...others, beginnings: overflow.jobs > 0 ? null : left.length },
        unnamed: unnamed.jobs === 0 ? null : unnamed,
        unobserved,
      };
    },
  };
}
