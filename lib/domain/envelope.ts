import type { Freshness } from "./freshness";
import type { ProblemCode } from "./problem";
import type { Snapshot } from "./snapshot";

/** Why the last attempt failed. `message` is ours, never the upstream's text. */
export interface Problem {
  code: ProblemCode;
  message: string;
  /** First failed attempt of this unbroken row of failures, ISO 8601 UTC. */
  since: string;
  /** Failed attempts in a row. */
  attempts: number;
  upstreamStatus: number | null;
  /** Time until the next try, ms; null while a try is under way. */
  retryInMs: number | null;
}

/** The answer of `GET /api/scheduler` (design.md section 5): always 200, trouble upstream is data. */
export interface Envelope {
  state: Freshness;
  problem: Problem | null;
  revision: string | null;
  /** Our clock at the last good answer, ISO 8601 UTC. */
  fetchedAt: string | null;
  /** Our clock now, ISO 8601 UTC. */
  now: string;
  pollIntervalMs: number;
  /** Time until the next snapshot is expected: the viewer's own timer. */
  nextPollMs: number;
  build: string;
  demo: boolean;
  /** Left out when `?since=` equals the revision, and when there is none. */
  snapshot?: Snapshot;
}
