import type { Envelope } from "@/lib/domain/envelope";
import { narrowSnapshot, type Filters } from "@/lib/domain/narrow";
import type { SortDirection, SortKey } from "@/lib/domain/view-state";
import { accountLabels } from "./account-label";
import { toJobTable, type JobCounts } from "./job-table";

/** Above this many jobs the first HTML holds only what is seen first. */
const WHOLE_UP_TO = 300;
const FIRST_ROWS = 50;

export interface CutEnvelope {
  envelope: Envelope;
  /** How many jobs there are, when some were left out; else null. */
  cutFrom: JobCounts | null;
}

/**
 * Keeps the first HTML small with very many jobs: the first 50 as this view's table orders them, and the longest running
 * video, which the facts name. Accounts and totals stay whole; the browser asks for the rest at once.
 */
export function cutJobs(envelope: Envelope, view: Filters & { sort: SortKey; dir: SortDirection }): CutEnvelope {
  const { snapshot } = envelope;
  if (!snapshot || snapshot.jobs.length <= WHOLE_UP_TO) return { envelope, cutFrom: null };
  const { account, kind, q, refPrefix, sort, dir } = view;
  const narrowed = narrowSnapshot(snapshot, { account, kind: [], q: "", refPrefix: "" });
  const { rows, matching, total } = toJobTable({
    snapshot: narrowed,
    filters: { account, kind, q, refPrefix },
    sort,
    dir,
    page: 1,
    labels: accountLabels(snapshot.accounts),
    nowMs: Date.parse(envelope.now),
    zone: "UTC",
  });
  const kept = new Set(rows.slice(0, FIRST_ROWS).map(({ id }) => id));
  // Jobs are ordered by start: the first video with a known start has run longest.
  const longest = narrowed.jobs.find((job) => job.kind === "video" && job.startedAt !== null);
  if (longest) kept.add(longest.id);
  const jobs = snapshot.jobs.filter(({ id }) => kept.has(id));
  return { envelope: { ...envelope, snapshot: { ...snapshot, jobs } }, cutFrom: { matching, total } };
}
