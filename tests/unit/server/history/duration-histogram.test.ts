import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binOf, countOf, histogramQuantile, type DurationHistogram } from "@/lib/server/history/duration-histogram";

function histogramOf(durations: readonly number[]): DurationHistogram {
  const histogram: DurationHistogram = {};
  for (const bin of durations.map(binOf)) histogram[bin] = (histogram[bin] ?? 0) + 1;
  return histogram;
}

const durations = fc.array(fc.integer({ min: 1, max: 30 * 86_400_000 }), { minLength: 1, maxLength: 300 });

describe("duration histogram", () => {
  it("tells any quantile within 5 % of the duration at that rank", () => {
    fc.assert(
      fc.property(durations, fc.double({ min: 0, max: 1, noNaN: true }), (list, p) => {
        const sorted = [...list].sort((a, b) => a - b);
        const rank = Math.min(list.length, Math.max(1, Math.round(p * (list.length + 1))));
        const exact = sorted[rank - 1] ?? 0;
        const told = histogramQuantile(histogramOf(list), p) ?? 0;
        expect(Math.abs(told / exact - 1)).toBeLessThanOrEqual(0.05 + 1e-9);
      }),
      { seed: 7 },
    );
  });

  it("counts all it holds", () => {
    fc.assert(
      fc.property(durations, (list) => {
        expect(countOf(histogramOf(list))).toBe(list.length);
      }),
      { seed: 7 },
    );
  });

  it("stays small: a range from a second to a day needs little more than 100 bins", () => {
    const many = Array.from({ length: 5_000 }, (_, index) => 1_000 * 86_400 ** (index / 5_000));
    expect(Object.keys(histogramOf(many)).length).toBeLessThan(120);
  });

  it("knows nothing when empty, and takes no time for 1 ms", () => {
    expect(histogramQuantile({}, 0.5)).toBeNull();
    expect(histogramQuantile(histogramOf([0, -5]), 0.5)).toBeCloseTo(1, 0);
  });
});
