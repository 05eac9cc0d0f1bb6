import type { Envelope } from "@/lib/domain/envelope";
import type { Snapshot } from "@/lib/domain/snapshot";

/** A snapshot of one account with one free slot and no jobs. */
export function buildSnapshot(change: Partial<Snapshot> = {}): Snapshot {
  return {
    totals: { slots: 1, executing: 0, free: 1, withheld: 0, uncounted: {}, nextFree: null },
    suggestion: { accountId: "1" },
    accounts: [],
    jobs: [],
    dropped: { jobs: 0, accounts: 0 },
    ...change,
  };
}

/** A live envelope at 16:00:00 UTC, with fixed values and named changes. */
export function buildEnvelope(change: Partial<Envelope> = {}): Envelope {
  return {
    state: "live",
    problem: null,
    revision: "r1",
    fetchedAt: "2026-11-23T15:59:58.000Z",
    now: "2026-11-23T16:00:00.000Z",
    pollIntervalMs: 5_000,
    nextPollMs: 3_000,
    build: "b1",
    demo: false,
    forecastScore: null,
    snapshot: buildSnapshot(),
    ...change,
  };
}

/** An answer to `?since=`: the same without its snapshot. */
export function buildShortAnswer(change: Partial<Envelope> = {}): Envelope {
  const answer = buildEnvelope(change);
  delete answer.snapshot;
  return answer;
}
