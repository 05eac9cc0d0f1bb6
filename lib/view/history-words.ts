import type { JobKind } from "@/lib/domain/kind";

/** The figure of a share in percent, "83", "under 1": what is more than nothing is never told as 0, what is less than all never as 100. */
function percentFigure(share: number): string {
  const percent = Math.min(1, Math.max(0, share)) * 100;
  if (percent > 0 && percent < 1) return "under 1";
  return String(percent < 100 ? Math.min(99, Math.round(percent)) : 100);
}

/** A share in whole percent: "83 %", "under 1 %". */
export const formatPercent = (share: number) => `${percentFigure(share)} %`;

/** Two shares as a range, the unit told once: "63 to 75 %", "63 %". */
export function formatPercentRange(low: number, high: number): string {
  const [from, to] = [percentFigure(low), percentFigure(high)];
  return from === to ? `${from} %` : `${from} to ${to} %`;
}

/** Kinds as the subject of a sentence about many. */
export const KINDS_TITLE: Record<JobKind, string> = {
  video: "Videos",
  image: "Images",
  speech: "Speech jobs",
  music: "Music jobs",
  unknown: "Jobs of unknown kind",
};

/** One job of a kind: "1 speech job timed". */
export const ONE_OF_KIND: Record<JobKind, string> = {
  video: "video",
  image: "image",
  speech: "speech job",
  music: "music job",
  unknown: "job of unknown kind",
};

/** Any job of a kind: "How long a video takes", "an image". */
export const anyOfKind = (kind: JobKind) => `${kind === "image" ? "an" : "a"} ${ONE_OF_KIND[kind]}`;
