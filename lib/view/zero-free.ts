import type { HistoryBucket } from "@/lib/domain/history";
import { SECOND_MS } from "@/lib/domain/time-units";

/** Less time without a free slot than this is none. */
export const LEAST_ZERO_FREE_MS = SECOND_MS;

/** How long no slot was free in some steps, and of how much time that is told, ms. */
export interface ZeroFree {
  observedMs: number;
  /** Null where it is not known. */
  zeroFreeMs: number | null;
  /** Whether it may have been longer: for some steps of several accounts nobody recorded whether all were full at the same time. */
  isAtLeast: boolean;
}

/**
 * Adds up time without a free slot.
 *
 * @param steps each with how much of it counts, 0 to 1
 */
export function sumZeroFree(steps: readonly { part: number; bucket: HistoryBucket }[]): ZeroFree {
  let observedMs = 0;
  let zeroFreeMs: number | null = null;
  let isAtLeast = false;
  for (const { part, bucket } of steps) {
    observedMs += part * bucket.observedMs;
    if (bucket.zeroFreeMs !== null) zeroFreeMs = (zeroFreeMs ?? 0) + part * bucket.zeroFreeMs;
    else if (bucket.observedMs > 0) isAtLeast = true;
  }
  // "Always a slot free" takes knowing all of it.
  if (isAtLeast && (zeroFreeMs ?? 0) < LEAST_ZERO_FREE_MS) zeroFreeMs = null;
  return { observedMs, zeroFreeMs, isAtLeast };
}
