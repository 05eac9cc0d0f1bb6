import type { JobKind } from "@/lib/domain/kind";

const PLURALS: Record<JobKind, string> = {
  video: "videos",
  image: "images",
  speech: "speech",
  music: "music",
  unknown: "unknown kind",
};

/** A kind as the name of a choice: "videos", "speech", "unknown kind". */
export function kindPlural(kind: JobKind): string {
  return PLURALS[kind];
}
