import { describe, expect, it } from "vitest";
import { envelopeSchema, recentSchema } from "@/lib/domain/envelope-schema";
import { PROBLEM_CODES } from "@/lib/domain/problem";
import {
  buildDownEnvelope,
  buildEnvelope,
  buildProblem,
  buildStaleEnvelope,
  buildStartingEnvelope,
} from "@/tests/support/builders/build-envelope";
import { buildEmptySnapshot, buildFleet } from "@/tests/support/builders/build-snapshot";

describe("envelopeSchema", () => {
  it.each([
    ["live", buildEnvelope()],
    ["starting", buildStartingEnvelope()],
    ["down", buildDownEnvelope()],
    ["stale", buildStaleEnvelope()],
    ["empty", buildEnvelope({ snapshot: buildEmptySnapshot() })],
    ["large", buildEnvelope({ snapshot: buildFleet(30) })],
  ])("knows a %s envelope", (_, envelope) => {
    expect(envelopeSchema.parse(JSON.parse(JSON.stringify(envelope)))).toEqual(JSON.parse(JSON.stringify(envelope)));
  });
  it.each(PROBLEM_CODES)("knows the problem %s", (code) => {
    expect(envelopeSchema.safeParse(buildEnvelope({ problem: buildProblem({ code }) })).success).toBe(true);
  });
  it("refuses a key it does not list: what leaves the server is listed by name", () => {
    expect(envelopeSchema.safeParse({ ...buildEnvelope(), token: "x" }).success).toBe(false);
  });
});

describe("recentSchema", () => {
  it("knows gaps from zeros", () => {
    const recent = {
      from: "2026-11-23T15:43:00.000Z",
      stepMs: 60_000,
      accounts: [{ id: "1", executing: [null, 0], maxJobs: [null, 5] }],
    };
    expect(recentSchema.parse(recent)).toEqual(recent);
  });
});
