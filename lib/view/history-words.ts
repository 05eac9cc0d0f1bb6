import type { JobKind } from "@/lib/domain/kind";

/** Kinds as the subject of a sentence about many. */
export const KINDS_TITLE: Record<JobKind, string> = {
  video: "Videos",
  image: "Images",
  speech: "Speech jobs",
  music: "Music jobs",
  unknown: "Jobs of unknown kind",
};

/** One of a kind: "How long a video takes". */
export const A_KIND: Record<JobKind, string> = {
  video: "a video",
  image: "an image",
  speech: "a speech job",
  music: "a music job",
  unknown: "a job of unknown kind",
};
