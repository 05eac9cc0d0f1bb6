import type { JobKind } from "@/lib/domain/kind";
import type { Run } from "@/lib/domain/run";
import { SECOND_MS } from "@/lib/domain/time-units";
import { labelOf, shortJobId } from "./account-label";
import { formatDayTime, UNKNOWN_TEXT } from "./format";
import type { Moment } from "./moment";
import { formatTookClock } from "./duration-text";
import { parseTime } from "./parse-time";
import { visibleText } from "./visible-text";

/** One finished job. */
export interface RunListRow {
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
  /** "between 2026-03-01T16:01:07.000Z and 2026-03-01T16:01:12.000Z": it ended somewhere in that window. */
  endedIso: string;
  took: string;
  /** Why there is no duration; null when there is. */
  note: string | null;
}

/** Finished jobs as they come: newest first. */
export function toRunListRows(
  runs: readonly Run[],
  labels: ReadonlyMap<string, string>,
  { nowMs, zone }: Moment,
): RunListRow[] {
  return inOrder(runs).map((run) => {
    const startedMs = parseTime(run.startedAt);
    const { durationMs } = run;
    const endedMs = toldEndMs(run);
    const isBackward = startedMs !== null && startedMs > (parseTime(run.endedBefore) ?? Infinity);
    // Nobody was there when it ended: all that is known is by when.
    const by = durationMs === null && startedMs !== null && !isBackward ? "by " : "";
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
      took: formatTookClock(durationMs),
      note: durationMs === null ? noteOf(startedMs === null, isBackward) : null,
    };
  });
}

/** Why a run has no duration. */
function noteOf(isStartUnknown: boolean, isBackward: boolean): string {
  if (isStartUnknown) return "its start is unknown";
  return isBackward ? "it is said to have begun after it had ended" : "it ended unobserved";
}

/**
 * When a run ended as it is told, epoch ms: the end it was timed by, rounded as start and duration are told, so that the row agrees with
 * itself to the second; else the first answer without it.
 */
function toldEndMs({ startedAt, durationMs, endedAfter, endedBefore }: Run): number | null {
  const startedMs = parseTime(startedAt);
  const beforeMs = parseTime(endedBefore);
  if (startedMs === null || durationMs === null || beforeMs === null) return beforeMs;
  const sumMs = (Math.floor(startedMs / SECOND_MS) + Math.round(durationMs / SECOND_MS)) * SECOND_MS;
  // Both roundings together may lead out of a short window.
  return Math.min(beforeMs, Math.max(parseTime(endedAfter) ?? 0, sumMs));
}

/** Those that one answer missed first come together; among them, too, the newest end as it is told goes first. */
function inOrder(runs: readonly Run[]): Run[] {
  return [...runs].sort((a, b) =>
    a.endedBefore === b.endedBefore
      ? (toldEndMs(b) ?? 0) - (toldEndMs(a) ?? 0)
      : a.endedBefore < b.endedBefore
        ? 1
        : -1,
  );
}
