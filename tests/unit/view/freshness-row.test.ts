import { describe, expect, it } from "vitest";
import { elapsedMoment } from "@/lib/view/freshness-row";
import {
  buildDownEnvelope,
  buildEnvelope,
  buildProblem,
  buildStaleEnvelope,
  buildStartingEnvelope,
} from "@/tests/support/builders/build-envelope";
import { buildFreshness } from "@/tests/support/builders/build-view";
import { before, NOW_MS } from "@/tests/support/builders/times";
import { DAY_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";

describe("toFreshnessRow", () => {
  it("tells live data with its age and when the next is due, without a stamp", () => {
    expect(buildFreshness()).toMatchObject({
      state: "live",
      word: "Live",
      isCurrent: true,
      detail: "data 3 s old · next in 2 s",
      asOf: null,
    });
  });
  it("expects news of live data, while a try has failed, with the next try, whenever the page asks", () => {
    const envelope = buildEnvelope({ problem: buildProblem({ attempts: 1, retryInMs: 32_000 }) });
    expect(buildFreshness(envelope).detail).toBe("data 3 s old · next in 32 s");
    const trying = buildEnvelope({ problem: buildProblem({ attempts: 1, retryInMs: null }) });
    expect(buildFreshness(trying).detail).toBe("data 3 s old · asking now");
    expect(buildFreshness(envelope, { nowMs: NOW_MS + 4_000, ageMs: 7_000 }).detail).toBe(
      "data 7 s old · next in 28 s",
    );
  });

  it("says of live data when the next is being asked for, and nothing when it is not known", () => {
    expect(buildFreshness(buildEnvelope(), { nextInMs: 0 }).detail).toBe("data 3 s old · asking now");
    expect(buildFreshness(buildEnvelope(), { nextInMs: null }).detail).toBe("data 3 s old");
  });
  it("becomes late and stale by the viewer's own clock, though the last answer said live", () => {
    const late = buildFreshness(buildEnvelope(), { ageMs: 16 * SECOND_MS });
    expect(late).toMatchObject({ state: "late", word: "Late", isCurrent: false, asOf: "as of 16:42:04" });
    expect(late.detail).toBe("data from 16:42:04, 16 s old");
    expect(buildFreshness(buildEnvelope(), { ageMs: 2 * MINUTE_MS })).toMatchObject({ state: "stale", word: "Stale" });
  });
  it("stays as bad as the server said, however young the data look here", () => {
    const envelope = buildEnvelope({ state: "stale" });
    expect(buildFreshness(envelope, { ageMs: 0 })).toMatchObject({ state: "stale", isCurrent: false });
  });
  it("dates stale data, with the day when it is not today", () => {
    expect(buildFreshness(buildStaleEnvelope()).detail).toBe("data from 16:38:02, 4 min old");
    const old = buildStaleEnvelope({ fetchedAt: before(2 * DAY_MS) });
    expect(buildFreshness(old).asOf).toBe("as of 21 Nov 16:42:07");
  });
  it("dates nothing while starting or down", () => {
    expect(buildFreshness(buildStartingEnvelope())).toMatchObject({
      state: "starting",
      detail: "waiting for the first answer",
      asOf: null,
      ageMs: null,
      isCurrent: false,
    });
    expect(buildFreshness(buildDownEnvelope())).toMatchObject({ state: "down", detail: "no answer since 16:38" });
    expect(buildFreshness(buildDownEnvelope({ problem: null })).detail).toBe("no answer yet");
  });
  it("leaves live data live after one failed try", () => {
    const envelope = buildEnvelope({ problem: buildProblem({ code: "timeout", attempts: 1 }) });
    expect(buildFreshness(envelope).isCurrent).toBe(true);
  });
  it("says since when it is paused, and is never current then", () => {
    const row = buildFreshness(buildEnvelope(), { pausedSinceMs: NOW_MS - 40 * MINUTE_MS, ageMs: 40 * MINUTE_MS });
    expect(row).toMatchObject({ state: "paused", word: "Paused since 16:02", isCurrent: false });
    expect(row).toMatchObject({ detail: "data from 16:42:04, 40 min old", sinceMs: NOW_MS - 40 * MINUTE_MS });
  });
  it("does not call even young data current while our server is away", () => {
    const row = buildFreshness(buildEnvelope(), { awaySinceMs: NOW_MS - SECOND_MS });
    expect(row).toMatchObject({ state: "away", word: "No connection", isCurrent: false, asOf: "as of 16:42:04" });
  });
  it("is paused where it is paused and away at once, for nobody asks", () => {
    expect(buildFreshness(buildEnvelope(), { awaySinceMs: NOW_MS, pausedSinceMs: NOW_MS }).state).toBe("paused");
  });
  it("never has a negative age, and survives a broken time", () => {
    expect(buildFreshness(buildEnvelope({ fetchedAt: before(-MINUTE_MS) })).ageMs).toBe(0);
    expect(buildFreshness(buildEnvelope({ fetchedAt: "yesterday" }))).toMatchObject({ ageMs: null, dataAtMs: null });
  });
});

describe("elapsedMoment", () => {
  it("is now while current, else the time of the data", () => {
    expect(elapsedMoment(buildFreshness(), NOW_MS)).toBe(NOW_MS);
    expect(elapsedMoment(buildFreshness(buildStaleEnvelope()), NOW_MS)).toBe(NOW_MS - 245_000);
    expect(elapsedMoment(undefined, NOW_MS)).toBe(NOW_MS);
  });
});
