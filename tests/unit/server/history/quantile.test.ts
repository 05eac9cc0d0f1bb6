import { describe, expect, it } from "vitest";
import { quantileOf } from "@/lib/server/history/quantile";
import { createRandom } from "../../../support/feed/random";

describe("quantileOf", () => {
  it("interpolates at rank (n + 1) p, and stops at the ends", () => {
    const values = [10, 20, 30, 40];
    expect([0, 0.2, 0.5, 0.7, 0.8, 1].map((p) => quantileOf(values, p))).toEqual([10, 10, 25, 35, 40, 40]);
    expect(quantileOf([7], 0.95)).toBe(7);
  });

  it("is exceeded by the next value of the same source 5 times of 100, however few are known", () => {
    const random = createRandom(7);
    let beyond = 0;
    for (let trial = 0; trial < 20_000; trial += 1) {
      const known = Array.from({ length: 60 }, () => random.exponential(1)).sort((a, b) => a - b);
      if (random.exponential(1) > quantileOf(known, 0.95)) beyond += 1;
    }
    expect(beyond / 20_000).toBeCloseTo(0.05, 2);
  });
});
