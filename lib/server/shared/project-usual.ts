import { cutsJobs } from "@/lib/domain/narrow";
import type { Job } from "@/lib/domain/snapshot";
import type { Usual } from "@/lib/domain/usual";
import { accountIdOf, jobIdOf, type Projection } from "./project-snapshot";

/**
 * Usual times as a share shows them. They are counted over everybody's runs, so a share that shows only some jobs of an
 * account has none; one that names accounts has those accounts' own rows and not the rows of all together.
 */
export function projectUsual(usual: readonly Usual[], projection: Projection): Usual[] {
  const { filters } = projection;
  if (cutsJobs(filters)) return [];
  return usual.flatMap((row): Usual[] => {
    if (filters.kind.length > 0 && !filters.kind.includes(row.kind)) return [];
    if (filters.account.length > 0 && (row.accountId === null || !filters.account.includes(row.accountId))) return [];
    const accountId = accountIdOf(row.accountId, projection);
    if (row.accountId !== null && accountId === null) return [];
    const { kind, ahead, n, p50Ms, p90Ms, p95Ms, lowMs, highMs } = row;
    return [{ kind, accountId, ahead, n, p50Ms, p90Ms, p95Ms, lowMs, highMs }];
  });
}

/** Places in line of the jobs a share shows; none where some jobs are cut, since a place counts the others. */
export function projectAhead(
  ahead: Readonly<Record<string, number>>,
  jobs: readonly Job[],
  projection: Projection,
): Record<string, number> {
  if (cutsJobs(projection.filters)) return {};
  return Object.fromEntries(
    jobs.flatMap(({ id }) => {
      const place = Object.hasOwn(ahead, id) ? ahead[id] : undefined;
      return place === undefined ? [] : [[jobIdOf(id, projection), place]];
    }),
  );
}
