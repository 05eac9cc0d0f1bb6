import type { Envelope, Problem } from "@/lib/domain/envelope";
import { isAlarm } from "@/lib/domain/problem";
import type { Snapshot } from "@/lib/domain/snapshot";
import type { Usual } from "@/lib/domain/usual";

/** What a viewer reads in any trouble: what concerns them, and nothing about whose fault it is. */
const VIEWER_PROBLEM = "The owner's connection to useapi.net is down; the numbers are from before.";

const VIEWER_CODE = "upstream-error";

/**
 * The envelope of a share's answer, in the shape of `GET /api/scheduler`. Listed by name, like the snapshot.
 *
 * @param projected the projected snapshot and its own revision; null while there is none
 * @param since the revision the viewer has; the snapshot is left out when it is that one
 */
export function projectEnvelope(envelope: Envelope, projected: Projected | null, since: string | null): Envelope {
  return {
    state: envelope.state,
    problem: projectProblem(envelope),
    revision: projected?.revision ?? null,
    fetchedAt: envelope.fetchedAt,
    now: envelope.now,
    pollIntervalMs: envelope.pollIntervalMs,
    // Back-offs differ by problem; a viewer asks again after the shortest of them.
    nextPollMs:
      envelope.problem === null ? envelope.nextPollMs : Math.min(envelope.nextPollMs, envelope.pollIntervalMs),
    build: envelope.build,
    demo: envelope.demo,
    forecastScore: projected?.isWhole ? envelope.forecastScore : null,
    ...(projected !== null && projected.revision !== since && answerOf(projected, envelope)),
  };
}

/** What a share shows of a snapshot. */
export interface Projected {
  snapshot: Snapshot;
  usual: Usual[];
  ahead: Record<string, number>;
  revision: string;
  /** Whether it shows all there is: only then do figures over all accounts concern its viewer. */
  isWhole: boolean;
}

function answerOf({ snapshot, usual, ahead }: Projected, { figuredAt }: Envelope) {
  return figuredAt === undefined ? { snapshot } : { snapshot, figuredAt, usual, ahead };
}

/** One code for all: which one it is would tell about the owner's token, subscription and accounts. */
function projectProblem({ problem, state }: Envelope): Problem | null {
  if (problem === null) return null;
  const isOld = state !== "live" && state !== "starting";
  return {
    code: VIEWER_CODE,
    message: VIEWER_PROBLEM,
    since: problem.since,
    // Two is where the screen raises the alarm for this code (`isAlarm`), whatever the true one is: some raise it at once.
    attempts: isAlarm({ ...problem, code: VIEWER_CODE }, isOld) ? 2 : 1,
    upstreamStatus: null,
    retryInMs: null,
  };
}
