import type { JobKind } from "@/lib/domain/kind";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";
import { formatSpan } from "./span";

/**
 * How long something took, within a sentence: "4 min 45 s", "42 s", "1 h 15 min". In columns and beside charts it is "4:45" (`formatTook`);
 * among words that would be a time of day.
 */
export function formatLasted(ms: number): string {
  const seconds = Math.round(Math.max(0, ms) / SECOND_MS);
  const rest = seconds % 60;
  const isShort = ms < MINUTE_MS || ms >= HOUR_MS || rest === 0;
  return isShort ? formatSpan(ms) : `${formatSpan((seconds - rest) * SECOND_MS)} ${rest} s`;
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
