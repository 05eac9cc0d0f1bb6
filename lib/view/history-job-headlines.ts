import { JOB_KINDS, type JobKind } from "@/lib/domain/kind";
import type { History } from "@/lib/domain/history";
import { plural } from "./format";
import { tookHeadline, type Headline, type HeadlinesInput } from "./history-headlines";
import { rangeName } from "./history-range";
import { kindCount } from "./kind-words";
import { formatSpan } from "./duration-text";

/**
 * The sentences of a link that shows some jobs alone: how many ended and how long they took. Slots hold other people's
 * jobs as well, so nothing is said of them.
 */
export function toJobHeadlines(input: HeadlinesInput): Headline[] {
  return [endedHeadline(input.history), tookHeadline(input)];
}

function endedHeadline({ buckets, range }: History): Headline {
  const key = "ended" as const;
  const observedMs = buckets.reduce((sum, bucket) => sum + bucket.observedMs, 0);
  if (observedMs <= 0) return { key, title: "Nothing observed", detail: `in ${rangeName(range)}.` };
  const count = (kind: JobKind) => buckets.reduce((sum, { finished }) => sum + (finished[kind] ?? 0), 0);
  const counted = JOB_KINDS.map((kind) => ({ kind, ended: count(kind) })).filter(({ ended }) => ended > 0);
  const total = counted.reduce((sum, { ended }) => sum + ended, 0);
  const words = counted.map(({ kind, ended }) => kindCount(ended, kind)).join(", ");
  const observed = `${formatSpan(observedMs)} observed`;
  return {
    key,
    title: total === 0 ? "No job was seen to end" : `${plural(total, "job")} ended`,
    detail: total === 0 ? `In ${observed}.` : `${words}, in ${observed}.`,
  };
}
