import type { JobKind } from "@/lib/domain/kind";

/** A share in whole percent, "83 %"; what is more than nothing is never told as 0, what is less than all never as 100. */
export function formatPercent(share: number): string {
  const percent = Math.min(1, Math.max(0, share)) * 100;
  if (percent > 0 && percent < 1) return "under 1 %";
  return `${percent < 100 ? Math.min(99, Math.round(percent)) : 100} %`;
}

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
