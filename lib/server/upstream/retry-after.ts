import { DAY_MS } from "@/lib/domain/time-units";

/** A day: nothing longer is believed. The monitor caps it far lower (5 min, CONTRIBUTING.md, "The contract"). */
const LONGEST_MS = DAY_MS;

/**
 * Reads a `Retry-After` header (RFC 9110 section 10.2.3): whole seconds, or an HTTP date measured against
 * `nowMs`. Answers ms from now, never negative; null when there is no header or it can't be read.
 */
export function parseRetryAfter(header: string | null, nowMs: number): number | null {
  const text = header?.trim() ?? "";
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1_000, LONGEST_MS);
  // Date.parse alone would read "3.5" or "soon 1" as a date of some year.
  if (!/^[A-Z][a-z]+,? .*\d{2}:\d{2}:\d{2}.*$/.test(text)) return null;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? null : Math.min(Math.max(0, atMs - nowMs), LONGEST_MS);
}
