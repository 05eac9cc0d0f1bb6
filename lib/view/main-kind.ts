import type { History } from "@/lib/domain/history";
import { JOB_KINDS, type JobKind } from "@/lib/domain/kind";

/**
 * The kind that the history page tells of first, in its headline and in its chart alike: videos where any was timed, else the
 * kind of which most were, and of several the first of `JOB_KINDS`. Null where no job was timed.
 */
export function mainKind(durations: History["durations"]): JobKind | null {
  const timed = (kind: JobKind) => durations[kind]?.n ?? 0;
  if (timed("video") > 0) return "video";
  let main: JobKind | null = null;
  for (const kind of JOB_KINDS) if (timed(kind) > (main === null ? 0 : timed(main))) main = kind;
  return main;
}
