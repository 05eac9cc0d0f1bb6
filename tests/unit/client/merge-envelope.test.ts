import { describe, expect, it } from "vitest";
import { isSameOnScreen, mergeEnvelope } from "@/lib/client/merge-envelope";
import type { Problem } from "@/lib/domain/envelope";
import { buildEnvelope, buildShortAnswer, buildSnapshot } from "./build-answer";

const problem: Problem = {
  code: "timeout",
  message: "",
  since: "2026-11-23T16:00:00.000Z",
  attempts: 1,
  upstreamStatus: null,
  retryInMs: 4_000,
};

describe("mergeEnvelope", () => {
  it("keeps the very same snapshot when the answer left it out", () => {
    const held = buildEnvelope();
    const merged = mergeEnvelope(held, buildShortAnswer({ now: "2026-11-23T16:00:05.000Z" }));
    expect(merged?.snapshot).toBe(held.snapshot);
    expect(merged?.now).toBe("2026-11-23T16:00:05.000Z");
  });

  it("takes a new snapshot as it comes", () => {
    const answer = buildEnvelope({ revision: "r2", snapshot: buildSnapshot({ suggestion: null }) });
    expect(mergeEnvelope(buildEnvelope(), answer)).toBe(answer);
  });

  it("has none when the server has none", () => {
    const answer = buildShortAnswer({ revision: null, fetchedAt: null, state: "down" });
    expect(mergeEnvelope(buildEnvelope(), answer)?.snapshot).toBeUndefined();
  });

  it("refuses to guess when the answer left out a snapshot that is not here", () => {
    expect(mergeEnvelope(buildEnvelope({ revision: "r0" }), buildShortAnswer())).toBeNull();
    expect(mergeEnvelope(buildShortAnswer(), buildShortAnswer())).toBeNull();
  });
});

describe("isSameOnScreen", () => {
  const base = buildEnvelope();

  it("ignores what changes with every answer", () => {
    const later = { ...base, now: "2026-11-23T16:00:05.000Z", fetchedAt: "2026-11-23T16:00:04.000Z", nextPollMs: 1 };
    expect(isSameOnScreen(base, later)).toBe(true);
  });

  it("sees content, state, build, interval and trouble", () => {
    expect(isSameOnScreen(base, { ...base, revision: "r2" })).toBe(false);
    expect(isSameOnScreen(base, { ...base, state: "late" })).toBe(false);
    expect(isSameOnScreen(base, { ...base, build: "b2" })).toBe(false);
    expect(isSameOnScreen(base, { ...base, pollIntervalMs: 30_000 })).toBe(false);
    expect(isSameOnScreen(base, { ...base, problem })).toBe(false);
    expect(isSameOnScreen(base, undefined)).toBe(false);
  });

  it("sees another attempt, and a try that begins, but not a countdown", () => {
    const failing = { ...base, problem };
    expect(isSameOnScreen(failing, { ...base, problem: { ...problem, retryInMs: 1_000 } })).toBe(true);
    expect(isSameOnScreen(failing, { ...base, problem: { ...problem, retryInMs: null } })).toBe(false);
    expect(isSameOnScreen(failing, { ...base, problem: { ...problem, attempts: 2 } })).toBe(false);
  });

  it("sees the date of data that is not live", () => {
    const late = { ...base, state: "late" as const };
    expect(isSameOnScreen(late, { ...late, fetchedAt: "2026-11-23T16:00:04.000Z" })).toBe(false);
  });
});
