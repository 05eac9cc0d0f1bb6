import type { GapCode, History, HistoryAccount, HistoryBucket, HistoryGap } from "@/lib/domain/history";
import { cutsJobs, showsJobsOnly, type Filters } from "@/lib/domain/narrow";
import { JOB_KINDS, type JobKind } from "@/lib/domain/kind";
import { accountIdOf, byNumber, keepKinds, type Projection } from "./project-snapshot";

/** Why nothing was observed, in words that tell nothing about the owner's token, subscription or database. */
function codeOf(code: GapCode): GapCode {
  return code === "not-running" || code === "store" ? "not-running" : "upstream-error";
}

function pick<T>(values: Partial<Record<JobKind, T>>, kinds: readonly JobKind[], copy: (value: T) => T) {
  const kept: Partial<Record<JobKind, T>> = {};
  for (const kind of JOB_KINDS) {
    const value = values[kind];
    if (value !== undefined && (kinds.length === 0 || kinds.includes(kind))) kept[kind] = copy(value);
  }
  return kept;
}

function copyBucket(bucket: HistoryBucket, filters: Filters): HistoryBucket {
  // How slots were used is told only where all of an account's videos are shown.
  const isUseShown = !showsJobsOnly(filters);
  const { kind } = filters;
  return {
    at: bucket.at,
    observedMs: bucket.observedMs,
    slots: isUseShown ? bucket.slots : null,
    executingAverage: isUseShown ? bucket.executingAverage : null,
    executingPeak: isUseShown ? bucket.executingPeak : null,
    zeroFreeMs: isUseShown ? bucket.zeroFreeMs : null,
    uncounted: bucket.uncounted === null || cutsJobs(filters) ? null : keepKinds(bucket.uncounted, kind),
    finished: pick(bucket.finished, kind, (count) => count),
    durations: pick(bucket.durations, kind, copyDurations),
  };
}

const copyDurations = ({ n, p50Ms, p95Ms }: { n: number; p50Ms: number | null; p95Ms: number | null }) => ({
  n,
  p50Ms,
  p95Ms,
});

/** Shares of the load are taken anew among the accounts shown: the others' part would tell how busy they were. */
function copyAccounts(accounts: readonly HistoryAccount[], projection: Projection): HistoryAccount[] {
  const { hideAccounts, numbers } = projection;
  const shown = accounts.filter(({ id }) => accountIdOf(id, projection) !== null);
  const shownShare = shown.reduce((sum, { share }) => sum + (share ?? 0), 0);
  return shown
    .map(({ id, name, usedMs, idleMs, zeroFreeMs, runs, timed, p50Ms, share }) => ({
      id: accountIdOf(id, projection) ?? "",
      name: hideAccounts ? `Account ${numbers.get(id)}` : name,
      usedMs,
      idleMs,
      zeroFreeMs,
      runs,
      timed,
      p50Ms,
      share: share !== null && shownShare > 0 ? share / shownShare : null,
    }))
    .sort(byNumber(hideAccounts));
}

/**
 * History as a share shows it, listed by name like the snapshot.
 *
 * @param history read for the share's own accounts and kinds already; where the share shows only some jobs, `finished`
 *   and `durations` are counted from those (`shared-history.ts`)
 * @param jobAccounts accounts of those jobs, whose names are told then
 */
export function projectHistory(history: History, projection: Projection, jobAccounts: readonly string[] = []): History {
  const { filters } = projection;
  return {
    range: history.range,
    from: history.from,
    to: history.to,
    bucketMs: history.bucketMs,
    buckets: history.buckets.map((bucket) => copyBucket(bucket, filters)),
    accounts: showsJobsOnly(filters) ? [] : copyAccounts(history.accounts, projection),
    ...(cutsJobs(filters) && { accountNames: namesOf(jobAccounts, history, projection) }),
    gaps: mergeGaps(history.gaps.map(({ from, to, code }) => ({ from, to, code: codeOf(code) }))),
    durations: pick(history.durations, filters.kind, copyDurations),
    recordingSince: history.recordingSince,
  };
}

function namesOf(ids: readonly string[], { accounts }: History, projection: Projection) {
  const { hideAccounts, numbers } = projection;
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  return ids
    .flatMap((id) => {
      const shownId = accountIdOf(id, projection);
      const name = hideAccounts ? `Account ${numbers.get(id)}` : (names.get(id) ?? null);
      return shownId === null ? [] : [{ id: shownId, name }];
    })
    .sort(byNumber(hideAccounts));
}

/** Neighbours of one code become one: where two of ours met would tell that there were two. */
function mergeGaps(gaps: readonly HistoryGap[]): HistoryGap[] {
  const merged: HistoryGap[] = [];
  for (const gap of gaps) {
    const last = merged.at(-1);
    if (last && last.code === gap.code && last.to >= gap.from) last.to = gap.to;
    else merged.push({ ...gap });
  }
  return merged;
}
