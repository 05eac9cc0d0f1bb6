import { describe, expect, it } from "vitest";
import { isEnvelope, isRecent } from "@/lib/client/answer-guards";
import { isDemoAnswer } from "@/lib/client/use-demo";
import { buildEnvelope, buildShortAnswer } from "./build-answer";

describe("isEnvelope", () => {
  it("knows our own answers", () => {
    expect(isEnvelope(buildEnvelope())).toBe(true);
    expect(isEnvelope(buildShortAnswer({ revision: null, fetchedAt: null, state: "starting" }))).toBe(true);
  });

  it.each([null, "x", 3, [], {}, { error: { code: "not-found", message: "" } }, { ...buildEnvelope(), now: "soon" }])(
    "refuses %j",
    (body) => {
      expect(isEnvelope(body)).toBe(false);
    },
  );

  it.each([
    { fetchedAt: "yesterday" },
    { fetchedAt: undefined },
    { pollIntervalMs: "5" },
    { nextPollMs: null },
    { build: undefined },
  ])("refuses an age, a pace or a version that is none: %j", (part) => {
    expect(isEnvelope({ ...buildEnvelope(), ...part })).toBe(false);
  });

  it("refuses a snapshot that could not be drawn", () => {
    expect(isEnvelope({ ...buildEnvelope(), snapshot: { accounts: {} } })).toBe(false);
    expect(isEnvelope({ ...buildEnvelope(), state: "wonderful" })).toBe(false);
  });
});

describe("isRecent, isDemoAnswer", () => {
  it("know the answers of their own routes and refuse all others", () => {
    expect(isRecent({ from: "2026-11-23T15:00:00.000Z", stepMs: 60_000, accounts: [] })).toBe(true);
    expect(isRecent({ from: "2026-11-23T15:00:00.000Z", stepMs: 60_000 })).toBe(false);
    expect(isDemoAnswer({ scene: "calm" })).toBe(true);
    expect(isDemoAnswer({ scene: "party" })).toBe(false);
  });
});
