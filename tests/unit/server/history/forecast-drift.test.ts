import { describe, expect, it } from "vitest";
import { OVERDUE, type NextFree } from "@/lib/domain/forecast";
import { haveForecastsMoved } from "@/lib/server/history/forecast-drift";
import type { NextFreeForecasts } from "@/lib/server/history/next-free";

const POLL = 5_000;
const at = (ms: number): NextFree => ({ lowMs: ms - 20_000, medianMs: ms, highMs: ms + 60_000 });
const of = (overall: NextFree | null, a: NextFree | null = null): NextFreeForecasts => ({
  overall,
  accounts: new Map(a ? [["a", a]] : []),
});
const moved = (before: NextFreeForecasts, now: NextFreeForecasts, ageMs: number) =>
  haveForecastsMoved(before, now, ageMs, POLL);

describe("haveForecastsMoved", () => {
  it("is false for a forecast that has only aged, by up to an interval either way", () => {
    expect(moved(of(at(120_000)), of(at(90_000)), 30_000)).toBe(false);
    expect(moved(of(at(120_000)), of(at(94_900)), 30_000)).toBe(false);
    expect(moved(of(at(120_000)), of(at(84_900)), 30_000)).toBe(true);
    expect(moved(of(at(120_000)), of(at(120_000)), 30_000)).toBe(true);
  });

  it("looks at every account and every figure", () => {
    expect(moved(of(null, at(60_000)), of(null, at(60_000)), 0)).toBe(false);
    expect(moved(of(null, at(60_000)), of(null, { ...at(60_000), highMs: 200_000 }), 0)).toBe(true);
  });

  it("counts what comes, goes or is overdue", () => {
    expect(moved(of(null), of(at(1_000)), 0)).toBe(true);
    expect(moved(of(null, at(1_000)), of(null), 0)).toBe(true);
    expect(moved(of(at(100)), of(OVERDUE), 100_000)).toBe(true);
    expect(moved(of(OVERDUE), of(OVERDUE), 100_000)).toBe(false);
    expect(moved(of(null), of(null), 100_000)).toBe(false);
  });
});
