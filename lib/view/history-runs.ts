import type { JobKind } from "@/lib/domain/kind";
import type { Run } from "@/lib/domain/run";
import { labelOf, shortJobId } from "./account-label";
import { formatDayTime, UNKNOWN_TEXT } from "./format";
import { parseTime, type Moment } from "./moment";
import { formatTook } from "./span";
import { visibleText } from "./visible-text";

const SECOND_MS = 1_000;

/** One finished job. */
export interface RunRow {
  id: string;
  shortId: string;
  kind: JobKind;
  accountLabel: string;
  ref: string;
  hasRef: boolean;
  started: string;
  startedIso: string | null;
  /** The middle of the window in which it ended, as `took` has it; "by 23:47:47" where it ended unobserved. */
  ended: string;
  /** "between 16:01:07 and 16:01:12 UTC": it ended somewhere in that window. */
  endedIso: string;
  took: string;
  /** Why there is no duration; null when there is. */
  note: string | null;
}

/** Finished jobs as they come: newest first. */
export function toRunRows(
  runs: readonly Run[],
  labels: ReadonlyMap<string, string>,
  { nowMs, zone }: Moment,
): RunRow[] {
  return runs.map((run) => {
    const startedMs = parseTime(run.startedAt);
    const { durationMs } = run;
    const isTimed = startedMs !== null && durationMs !== null;
    const endedMs = isTimed ? timedEndMs(startedMs, durationMs) : parseTime(run.endedBefore);
    // Nobody was there when it ended: all that is known is by when.
    const by = durationMs === null && startedMs !== null ? "by " : "";
    return {
      id: run.id,
      shortId: shortJobId(run.id),
      kind: run.kind,
      accountLabel: run.accountId === null ? UNKNOWN_TEXT : labelOf(labels, run.accountId),
      ref: visibleText(run.ref || UNKNOWN_TEXT),
      hasRef: Boolean(run.ref),
      started: startedMs === null ? UNKNOWN_TEXT : formatDayTime(startedMs, nowMs, zone, { seconds: true }),
      startedIso: startedMs === null ? null : new Date(startedMs).toISOString(),
      ended: endedMs === null ? UNKNOWN_TEXT : `${by}${formatDayTime(endedMs, nowMs, zone, { seconds: true })}`,
      endedIso: `between ${run.endedAfter} and ${run.endedBefore}`,
      took: formatTook(durationMs),
      note: durationMs !== null ? null : startedMs === null ? "its start is unknown" : "it ended unobserved",
    };
  });
}

/** The end it was timed by, rounded as start and duration are told, so that the row agrees with itself to the second; epoch ms. */
function timedEndMs(startedMs: number, durationMs: number): number {
  return (Math.floor(startedMs / SECOND_MS) + Math.round(durationMs / SECOND_MS)) * SECOND_MS;
}
