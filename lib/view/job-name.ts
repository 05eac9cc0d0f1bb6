import type { Uncounted } from "@/lib/domain/kind";
import { UNCOUNTED_KINDS } from "@/lib/domain/kind";
import type { Job } from "@/lib/domain/snapshot";
import { shortJobId } from "./account-label";
import { kindCount } from "./kind-words";
import { isolate, markInvisible } from "./visible-text";

/** References are free text up to 1,024 characters; this many are shown where room is short. */
const SHORT_REF_LENGTH = 40;

/** A reference cut to what fits a label, by code point, with "…" for the rest. */
function shortRef(ref: string): string {
  const flat = ref.replace(/\s+/g, " ").trim();
  // Never more code points than code units: a short text needs no count of them, which would be slow with 2,000 jobs a poll.
  if (flat.length <= SHORT_REF_LENGTH) return flat;
  const points = [...flat];
  return points.length <= SHORT_REF_LENGTH ? flat : `${points.slice(0, SHORT_REF_LENGTH - 1).join("")}…`;
}

/** What a job is called: its reference, else the end of its id. */
export function jobName(job: Pick<Job, "id" | "ref">): string {
  return (job.ref && isolate(shortRef(markInvisible(job.ref)))) || shortJobId(job.id);
}

/** Jobs that hold no slot, kind by kind: "2 images", "1 speech". */
export function uncountedParts(uncounted: Uncounted): string[] {
  return UNCOUNTED_KINDS.flatMap((kind) => {
    const count = uncounted[kind] ?? 0;
    return count > 0 ? [kindCount(count, kind)] : [];
  });
}

/** The same in one text, "2 images · 1 speech"; null when there are none. */
export function uncountedText(uncounted: Uncounted): string | null {
  return uncountedParts(uncounted).join(" · ") || null;
}
