import type { Envelope } from "@/lib/domain/envelope";

/**
 * Puts an answer together with what is already here: the snapshot, and what is told of it alone. An answer to `?since=` leaves the snapshot out when it is
 * the one we hold: then the very same object stays, so that everything drawn from it knows nothing has changed.
 *
 * @returns the whole envelope, or null when the answer speaks of a snapshot that we do not hold (the server started
 *   anew between two questions): ask again, without `since`.
 */
export function mergeEnvelope(held: Envelope, answer: Envelope): Envelope | null {
  if (answer.snapshot !== undefined || answer.revision === null) return answer;
  if (held.snapshot === undefined || held.revision !== answer.revision) return null;
  const { snapshot, figuredAt, usual, ahead } = held;
  return { ...answer, snapshot, figuredAt, usual, ahead };
}

/**
 * Whether two envelopes look the same on screen: revision and state, not 400 KB of content, and none of the figures
 * that change with each answer (those are read from the feed by what ticks). SWR's `compare`.
 */
export function isSameOnScreen(a: Envelope | undefined, b: Envelope | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  return (
    a.revision === b.revision &&
    a.state === b.state &&
    a.build === b.build &&
    a.demo === b.demo &&
    a.pollIntervalMs === b.pollIntervalMs &&
    a.snapshot?.jobs.length === b.snapshot?.jobs.length &&
    // Live data is dated by its age, which ticks; older data by this time.
    (a.state === "live" || a.fetchedAt === b.fetchedAt) &&
    isSameProblem(a.problem, b.problem)
  );
}

function isSameProblem(a: Envelope["problem"], b: Envelope["problem"]): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.code === b.code &&
    a.since === b.since &&
    a.attempts === b.attempts &&
    a.upstreamStatus === b.upstreamStatus &&
    (a.retryInMs === null) === (b.retryInMs === null)
  );
}
