import { STUCK_FACTOR } from "@/lib/domain/usual";
import type { Job } from "@/lib/domain/snapshot";
import { labelOf } from "./account-label";
import { nameInLine } from "./name-in-line";
import { formatCount, plural } from "./format";
import type { JobPace } from "./pace";

/** Jobs that look stuck now, all together. */
export interface WallStuck {
  /** "1 stuck on studio-east"; of several the account where they are all on one. */
  text: string;
  /** The earliest start of them, epoch ms. */
  startedAtMs: number;
  /** When the first of them became stuck, which is at twice its slow time, epoch ms. */
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
