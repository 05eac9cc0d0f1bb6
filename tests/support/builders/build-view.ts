import type { Envelope } from "@/lib/domain/envelope";
import { accountLabels } from "@/lib/view/account-label";
import { toFreshnessRow, type FreshnessRowInput, type FreshnessRow } from "@/lib/view/freshness-row";
import type { Moment } from "@/lib/view/moment";
import { buildEnvelope, buildStaleEnvelope } from "./build-envelope";
import { NOW_MS } from "./times";

/** Now, told in UTC. */
export const MOMENT: Moment = { nowMs: NOW_MS, zone: "UTC" };

/** The freshness of an envelope as its age makes it: not paused, our server answering, next data in 2 s. */
export function buildFreshness(
  envelope: Envelope = buildEnvelope(),
  part: Partial<FreshnessRowInput> = {},
): FreshnessRow {
  return toFreshnessRow({
    envelope,
    ageMs: null,
    pausedSinceMs: null,
    awaySinceMs: null,
    nextInMs: 2_000,
    ...MOMENT,
    ...part,
  });
}

/** Freshness of live data, and of data from 16:38:02. */
export const LIVE = buildFreshness();
export const STALE = buildFreshness(buildStaleEnvelope());

/** All that the answer and the facts are made of, from one envelope; the last hour is not among them. */
export function buildAnswerInput(envelope: Envelope = buildEnvelope(), part: Partial<FreshnessRowInput> = {}) {
  const snapshot = envelope.snapshot ?? null;
  return {
    envelope,
    snapshot,
    freshness: buildFreshness(envelope, part),
    labels: accountLabels(snapshot?.accounts ?? []),
    outlook: null,
    pastHour: null,
    tellsHour: false,
    ...MOMENT,
  };
}
