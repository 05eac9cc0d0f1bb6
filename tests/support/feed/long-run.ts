import type { FeedOptions } from "./feed-options";
import { trueJobs } from "./true-jobs";

/** Runs from which the source's own distribution is read: its p95 is then known to about 1 %. */
const LONG_RUNS = 40_000;

/**
 * Durations of a very long feed of the same make, ms ascending, by how many an account renders at once and place:
 * "1:0".
 */
export function longRun(options: FeedOptions): Map<string, Float64Array> {
  const limitOf = new Map(options.accounts.map(({ id, rendersAtOnce }) => [id, rendersAtOnce]));
  const lists = new Map<string, number[]>();
  let left = LONG_RUNS;
  for (const job of trueJobs(options)) {
    const key = `${limitOf.get(job.accountId)}:${job.ahead}`;
    const list = lists.get(key) ?? [];
    lists.set(key, list);
    list.push(job.endMs - job.startMs);
    if ((left -= 1) === 0) break;
  }
  return new Map([...lists].map(([key, list]) => [key, Float64Array.from(list).sort()]));
}
