import { RANGE_RUNS, STUCK_FACTOR, type Usual } from "@/lib/domain/usual";
import type { Job } from "@/lib/domain/snapshot";
import { MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";
import { labelOf } from "./account-label";
import { nameInLine } from "./name-in-line";
import { formatCount, plural } from "./format";
import type { Outlook } from "./outlook";
import type { JobPace } from "./pace";
import { formatTookClock } from "./duration-text";

/** Jobs that look stuck now, all together. */
export interface WallStuck {
  /** "1 stuck on studio-east"; of several the account where they are all on one. */
  text: string;
  /** The earliest start of them, epoch ms. */
  startedAtMs: number;
  /** Since when the first of them has been stuck: it became it at twice its slow time, epoch ms. */
  sinceMs: number;
}

/**
 * What looks stuck; null while nothing does.
 *
 * @param atMs when the paces were figured, epoch ms
 */
export function toWallStuck(
  jobs: readonly Job[],
  paces: ReadonlyMap<string, JobPace>,
  labels: ReadonlyMap<string, string>,
  atMs: number,
): WallStuck | null {
  const accounts = new Set<string | null>();
  let count = 0;
  let [startedAtMs, sinceMs] = [atMs, atMs];
  for (const { id, accountId } of jobs) {
    const pace = paces.get(id);
    if (pace?.verdict !== "stuck") continue;
    count += 1;
    accounts.add(accountId);
    const startMs = atMs - pace.elapsedMs;
    startedAtMs = Math.min(startedAtMs, startMs);
    sinceMs = Math.min(sinceMs, startMs + STUCK_FACTOR * (pace.usual.p95Ms ?? 0));
  }
  if (count === 0) return null;
  const [only] = accounts;
  const where = accounts.size === 1 && only ? nameInLine(labelOf(labels, only)) : plural(accounts.size, "account");
  return { text: `${formatCount(count)} stuck on ${where}`, startedAtMs, sinceMs };
}

/** "usual video 3:50"; of too few runs for that "videos took so far 3 to 6 min"; null while hardly any has ended. */
export function wallUsual(usual: Usual | null): { label: string; value: string } | null {
  if (usual === null || usual.n < RANGE_RUNS) return null;
  if (usual.p50Ms !== null) return { label: "usual video", value: formatTookClock(usual.p50Ms) };
  // In words: from afar "8:05–18:09" is a time of day.
  return { label: "videos took so far", value: rangeText(usual.lowMs, usual.highMs) };
}

/** Below this a range is told in seconds. */
const SECONDS_BELOW_MS = 100 * SECOND_MS;

/** "3 to 6 min", "40 to 95 s", "4 min", "up to 2 min": outwards, so that all that was seen is within it. */
function rangeText(lowMs: number, highMs: number): string {
  const [unitMs, unit] = highMs < SECONDS_BELOW_MS ? [SECOND_MS, "s"] : [MINUTE_MS, "min"];
  const [low, high] = [Math.floor(lowMs / unitMs), Math.max(1, Math.ceil(highMs / unitMs))];
  const range = low === high ? "" : low <= 0 ? "up to " : `${formatCount(low)} to `;
  return `${range}${formatCount(high)} ${unit}`;
}

/** An outlook for the wall's answer: how forecasts did is told only where it is why there is none. */
export function wallOutlook(outlook: Outlook | null): Outlook | null {
  return outlook === null || outlook.score?.silent ? outlook : { ...outlook, score: null };
}
