import type { Freshness } from "./freshness";
import type { ForecastScore } from "./forecast";
import type { ProblemCode } from "./problem";
import type { Snapshot } from "./snapshot";
import type { Usual } from "./usual";

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

/** The answer of `GET /api/scheduler` (CONTRIBUTING.md, "The contract"): always 200, trouble upstream is data. */
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
  /** How the forecasts for all accounts together did of late; null before the first was judged. */
  forecastScore: ForecastScore | null;
  /** Left out when `?since=` equals the revision, and when there is none. So are the three that follow. */
  snapshot?: Snapshot;
  /**
   * When every `nextFree` of this snapshot was figured: `fetchedAt` of the poll it is of. A viewer who keeps a snapshot
   * while `fetchedAt` moves on must age its forecasts from here. A forecast that has drifted more than one interval from
   * what a viewer works out so makes a new revision.
   */
  figuredAt?: string;
  /** How long jobs usually take: the rows of `GET /api/usual`. */
  usual?: Usual[];
  /** By job id: videos that ran on its account when it began, for `findUsual`. Absent where nobody saw it begin. */
  ahead?: Record<string, number>;
}
