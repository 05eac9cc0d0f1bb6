import type { Envelope } from "@/lib/domain/envelope";
import { matchesJob, narrowSnapshot, type Filters } from "@/lib/domain/narrow";
import type { Job } from "@/lib/domain/snapshot";
import type { SortDirection, SortKey } from "@/lib/domain/view-state";
import { accountLabels } from "./account-label";
import { MAX_ELAPSED_ROWS } from "./elapsed-chart";
import { FIRST_ROWS, toJobTable, type MatchCounts } from "./job-table";
import { toPaces, toPaceBook } from "./pace";

/** Above this many jobs the first HTML, of the page as of the wall, holds only what is seen first. */
export const WHOLE_UP_TO = 300;

export interface CutEnvelope {
  envelope: Envelope;
  /** How many jobs there are, when some were left out; else null. */
  cutFrom: MatchCounts | null;
}

/**
 * Keeps the first HTML small with very many jobs: the first 50 as this view's table orders them, the longest ones that the chart
 * draws and the facts name, and what looks stuck. Accounts and totals stay whole; the browser asks for the rest at once.
 */
export function cutJobs(envelope: Envelope, view: Filters & { sort: SortKey; dir: SortDirection }): CutEnvelope {
  const { snapshot } = envelope;
  if (!snapshot || snapshot.jobs.length <= WHOLE_UP_TO) return { envelope, cutFrom: null };
  const { account, kind, q, refPrefix, sort, dir } = view;
  const narrowed = narrowSnapshot(snapshot, { account, kind: [], q: "", refPrefix: "" });
  const nowMs = Date.parse(envelope.now);
  const paces = toPaces(narrowed.jobs, toPaceBook(envelope.usual ?? [], envelope.ahead ?? {}), nowMs);
  const { rows, matching, total } = toJobTable({
    snapshot: narrowed,
    filters: { account, kind, q, refPrefix },
    sort,
    dir,
    page: 1,
    labels: accountLabels(snapshot.accounts),
    paces,
    nowMs,
    zone: "UTC",
  });
  const kept = new Set(rows.slice(0, FIRST_ROWS).map(({ id }) => id));
  // Jobs are ordered by start: the first video with a known start has run longest.
  const isStarted = ({ startedAt }: Job) => startedAt !== null;
  const longest = narrowed.jobs.find((job) => job.kind === "video" && isStarted(job));
  if (longest) kept.add(longest.id);
  const charted = kind.length === 0 ? ["video" as const] : kind;
  const bars = narrowed.jobs.filter(
    (job) => isStarted(job) && matchesJob(job, { account, kind: charted, q, refPrefix }),
  );
  // One more than are drawn: then it is known that there are others.
  for (const { id } of bars.slice(0, MAX_ELAPSED_ROWS + 1)) kept.add(id);
  const stuck = [...paces].filter(([, { verdict }]) => verdict === "stuck");
  // Where everything hangs the first of them say so.
  for (const [id] of stuck.slice(0, FIRST_ROWS)) kept.add(id);
  const jobs = snapshot.jobs.filter(({ id }) => kept.has(id));
  return { envelope: { ...envelope, snapshot: { ...snapshot, jobs } }, cutFrom: { matching, total } };
}
