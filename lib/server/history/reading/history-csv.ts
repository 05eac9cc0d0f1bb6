import type { History } from "@/lib/domain/history";
import { JOB_KINDS, UNCOUNTED_KINDS } from "@/lib/domain/kind";
import type { JobSum, ReferenceUse } from "@/lib/domain/reference-use";
import type { Run } from "@/lib/domain/run";
import { toCsv, type CsvCell } from "./csv";

const round = (value: number | null, digits = 3) => (value === null ? null : Number(value.toFixed(digits)));

/** The steps of a history as CSV, one line each. Cells are empty where nothing was observed. */
export function historyCsv({ buckets }: Pick<History, "buckets">): string {
  const header = [
    ...["at", "observedMs", "slots", "executingAverage", "executingPeak", "zeroFreeMs"],
    ...UNCOUNTED_KINDS.map((kind) => `uncounted.${kind}`),
    ...JOB_KINDS.flatMap((kind) => [`finished.${kind}`, `p50Ms.${kind}`, `p95Ms.${kind}`]),
  ];
  const rows = buckets.map((bucket) => [
    bucket.at,
    bucket.observedMs,
    round(bucket.slots),
    round(bucket.executingAverage),
    bucket.executingPeak,
    bucket.zeroFreeMs,
    ...UNCOUNTED_KINDS.map((kind) => (bucket.uncounted === null ? null : round(bucket.uncounted[kind] ?? 0))),
    ...JOB_KINDS.flatMap((kind) => {
      const { p50Ms = null, p95Ms = null } = bucket.durations[kind] ?? {};
      // Jobs may have ended while nobody looked: a step without observation has no zero either.
      return [bucket.finished[kind] ?? (bucket.observedMs > 0 ? 0 : null), p50Ms, p95Ms];
    }),
  ]);
  return toCsv(header, rows);
}

/** The columns of runs as CSV: in the order and with the names of the JSON. */
export const RUN_COLUMNS = ["id", "kind", "accountId", "startedAt", "endedAfter", "endedBefore", "durationMs", "ref"];

/** One run under `RUN_COLUMNS`. */
export function runCells(run: Run): CsvCell[] {
  const { id, kind, accountId, startedAt, endedAfter, endedBefore, durationMs, ref } = run;
  return [id, kind, accountId, startedAt, endedAfter, endedBefore, durationMs, ref];
}

/**
 * Jobs by reference as CSV: a line for each beginning, one for all others together and one for jobs without a reference, which `of` tells
 * apart. Lines of what there is none of are left out.
 */
export function referencesCsv({
  groups,
  others,
  unnamed,
}: Pick<ReferenceUse, "groups" | "others" | "unnamed">): string {
  const line = (of: string, beginning: string | null, { jobs, finished, timed, videoMs }: JobSum): CsvCell[] => [
    ...[of, beginning, jobs],
    ...JOB_KINDS.map((kind) => finished[kind] ?? 0),
    timed,
    // Unknown is not zero.
    timed === 0 && finished.video ? null : videoMs,
  ];
  return toCsv(
    ["of", "beginning", "jobs", ...JOB_KINDS, "timed", "videoMs"],
    [
      ...groups.map((group) => line("beginning", group.beginning, group)),
      ...(others === null ? [] : [line("others", null, others)]),
      ...(unnamed === null ? [] : [line("no reference", null, unnamed)]),
    ],
  );
}
