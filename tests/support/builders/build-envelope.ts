import type { Envelope, Problem } from "@/lib/domain/envelope";
import { PROBLEM_TERMS, type ProblemCode } from "@/lib/domain/problem";
import { MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";
import { buildSnapshot } from "./build-snapshot";
import { before, NOW } from "./times";

/** A live answer, 3 s old, of the default snapshot. */
export function buildEnvelope(part: Partial<Envelope> = {}): Envelope {
  return {
    state: "live",
    problem: null,
    revision: "r1",
    fetchedAt: before(3 * SECOND_MS),
    now: NOW,
    pollIntervalMs: 5 * SECOND_MS,
    nextPollMs: 2 * SECOND_MS,
    build: "test",
    demo: false,
    forecastScore: null,
    snapshot: buildSnapshot(),
    ...part,
  };
}

/** The token refused 4 minutes ago and at 5 tries; the next in 41 s. Other codes bring their own message. */
export function buildProblem(part: Partial<Problem> = {}): Problem {
  const code: ProblemCode = part.code ?? "unauthorised";
  return {
    code,
    message: PROBLEM_TERMS[code].message,
    since: before(4 * MINUTE_MS),
    attempts: 5,
    upstreamStatus: null,
    retryInMs: 41 * SECOND_MS,
    ...part,
  };
}

/** The first answer is still awaited. */
export const buildStartingEnvelope = (part: Partial<Envelope> = {}) =>
  buildEnvelope({ state: "starting", revision: null, fetchedAt: null, snapshot: undefined, ...part });

/** Never a good answer, and failing. */
export const buildDownEnvelope = (part: Partial<Envelope> = {}) =>
  buildStartingEnvelope({ state: "down", problem: buildProblem(), ...part });

/** The last good answer is 4 minutes old, and the token is refused since. */
export const buildStaleEnvelope = (part: Partial<Envelope> = {}) =>
  buildEnvelope({ state: "stale", problem: buildProblem(), fetchedAt: before(4 * MINUTE_MS + 5 * SECOND_MS), ...part });
