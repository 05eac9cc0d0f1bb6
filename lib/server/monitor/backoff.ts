import { PROBLEM_TERMS, type ProblemCode } from "@/lib/domain/problem";
import type { Limits } from "./limits";

interface Failure {
  code: ProblemCode;
  /** Failed attempts in a row, this one included. */
  attempts: number;
  retryAfterMs: number | null;
}

/** Beyond this many doublings every cap is reached; it keeps the power finite in an outage of weeks. */
const MAX_DOUBLINGS = 10;
const JITTER = 0.1;

/**
 * How long to wait after a failure, ms, counted from its end: from the poll interval, doubled each time, up to
 * the code's cap (15 s, or 60 s where only a person can mend it), ±10 %, never above the cap. An interval longer
 * than the cap stays as it is: trouble is no reason to ask more often.
 *
 * @param random a number from 0 to 1
 */
export function backoffMs({ code, attempts }: Omit<Failure, "retryAfterMs">, limits: Limits, random: number): number {
  const cap = Math.max(PROBLEM_TERMS[code].maxBackoffMs / limits.speed, limits.pollIntervalMs);
  const base = limits.pollIntervalMs * 2 ** Math.min(attempts - 1, MAX_DOUBLINGS);
  const jitter = 1 + JITTER * (2 * random - 1);
  return Math.min(cap, Math.min(cap, base) * jitter);
}

/** How long the upstream itself told us to stay away, ms, capped at 5 minutes; 0 when it did not. */
export function holdOffMs({ retryAfterMs }: Pick<Failure, "retryAfterMs">, limits: Limits): number {
  return Math.min(limits.maxRetryAfterMs, Math.max(0, retryAfterMs ?? 0));
}
