import { describe, expect, it } from "vitest";
import { freshnessOf } from "@/lib/domain/freshness";

const every5s = { intervalMs: 5_000, failing: false };

describe("freshnessOf", () => {
  it("calls it starting without any data, and down once a try has failed", () => {
    expect(freshnessOf({ ageMs: null, ...every5s })).toBe("starting");
    expect(freshnessOf({ ageMs: null, ...every5s, failing: true })).toBe("down");
  });
  it.each([
    [0, "live"],
    [15_000, "live"],
    [15_001, "late"],
    [60_000, "late"],
    [60_001, "stale"],
  ] as const)("at an interval of 5 s calls data %i ms old %s", (ageMs, state) => {
    expect(freshnessOf({ ageMs, ...every5s })).toBe(state);
  });
  it("lets six intervals outlast a minute", () => {
    const slow = { intervalMs: 30_000, failing: false };
    expect(freshnessOf({ ageMs: 180_000, ...slow })).toBe("late");
    expect(freshnessOf({ ageMs: 180_001, ...slow })).toBe("stale");
  });
  it("goes by age alone while data exists: one failed try does not make it late", () => {
    expect(freshnessOf({ ageMs: 4_000, ...every5s, failing: true })).toBe("live");
  });
  it("compresses the minute where time is compressed", () => {
    expect(freshnessOf({ ageMs: 700, intervalMs: 100, failing: false, speed: 100 })).toBe("stale");
  });
});
