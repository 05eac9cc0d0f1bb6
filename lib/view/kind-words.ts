import type { JobKind } from "@/lib/domain/kind";
import { formatCount } from "./format";

/** Speech and music have no plural that people would say. */
const isCountable = (kind: JobKind) => kind === "video" || kind === "image";

/** A kind as the name of a choice: "videos", "speech", "unknown kind". */
export function kindPlural(kind: JobKind): string {
  return kind === "unknown" ? "unknown kind" : isCountable(kind) ? `${kind}s` : kind;
}

/** Jobs of one kind, counted: "1 video", "2 images", "3 speech", "1 of unknown kind". */
export function kindCount(count: number, kind: JobKind): string {
  const words = count === 1 ? kind : kindPlural(kind);
  return `${formatCount(count)} ${kind === "unknown" ? "of unknown kind" : words}`;
}

/** Jobs of one kind where "speech" alone would not do: "videos", "speech jobs", "jobs of unknown kind". */
export function kindJobs(kind: JobKind): string {
  return kind === "unknown" ? "jobs of unknown kind" : isCountable(kind) ? `${kind}s` : `${kind} jobs`;
}

/** One of them: "video", "speech job", "job". */
export function kindJob(kind: JobKind): string {
  return kind === "unknown" ? "job" : isCountable(kind) ? kind : `${kind} job`;
}
