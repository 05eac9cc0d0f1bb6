import { describe, expect, it } from "vitest";
import type { AccountLoadRow } from "@/lib/view/account-load";
import { toLoadSeries } from "@/lib/view/load-series";
import { loadObservedText, toLoadSpan } from "@/lib/view/load-span";

const row = (executingHistory: (number | null)[], max: number | null = 5): AccountLoadRow => ({
  accountId: "1",
  label: "west",
  executing: 3,
  maxJobs: 5,
  text: "3 / 5",
  executingHistory,
  maxJobsHistory: executingHistory.map((value) => (value === null ? null : max)),
});

describe("toLoadSeries", () => {
  it("keeps each account within its own lane, top first, whatever its figures", () => {
    const points = toLoadSeries([row([0, 5, 99]), row([1, 2, 3])], 5);
    const half = points.length / 2;
    points.forEach(({ band, executing, max }, index) => {
      const base = index < half ? 1 : 0;
      for (const y of [...(band ?? []), executing, max]) {
        if (y === null) continue;
        expect(y).toBeGreaterThanOrEqual(base);
        expect(y).toBeLessThanOrEqual(base + 1);
      }
    });
  });
  it("lifts the pen where nothing was observed and between accounts", () => {
    const first = toLoadSeries([row([1, null, 2, 2])], 5);
    const atGap = first.filter(({ x }) => x === 1);
    expect(atGap.at(-1)).toMatchObject({ executing: null, band: null, max: null });
    const both = toLoadSeries([row([1, null, 2, 2]), row([1, 1, 1, 1])], 5);
    expect(both[first.length - 1]).toMatchObject({ executing: null, band: null, max: null, filling: null });
  });
  it("needs a point where something changes, not one for each minute", () => {
    const quiet = toLoadSeries([row(Array(60).fill(2))], 5);
    expect(quiet.filter(({ executing }) => executing !== null).map(({ x }) => x)).toEqual([0, 59]);
    const busy = toLoadSeries([row([1, 1, 2, 2, 1, 1])], 5);
    expect(busy.filter(({ executing }) => executing !== null).map(({ x }) => x)).toEqual([0, 2, 4, 5]);
  });
  it("draws nothing where nothing was observed", () => {
    for (const { executing, band, max, filling } of toLoadSeries([row([null, null, null])], 1)) {
      expect([executing, band, max, filling]).toEqual([null, null, null, null]);
    }
    expect(toLoadSeries([], 1)).toEqual([]);
  });
  it("draws the minute still filling apart from the whole ones", () => {
    const points = toLoadSeries([row([1, 1, 4])], 5);
    const filling = points.filter((point) => point.filling !== null);
    expect(filling.map(({ x }) => x)).toEqual([2, 2, 3]);
    expect(filling.slice(1).every(({ executing }) => executing === null)).toBe(true);
  });
});

describe("toLoadSpan", () => {
  it("sums up the hour without taking a gap for a zero", () => {
    expect(toLoadSpan(row([2, null, 5, 5]))).toEqual({ least: 2, most: 5, minutesFull: 2, minutesUnknown: 1 });
    expect(toLoadSpan(row([null, null]))).toEqual({ least: null, most: null, minutesFull: 0, minutesUnknown: 2 });
  });
  it("calls no minute full whose max is unknown", () => {
    expect(toLoadSpan(row([5, 5], null)).minutesFull).toBe(0);
  });
});

describe("loadObservedText", () => {
  it("says why the hour begins blank, and of how long nothing: the facts tell that", () => {
    const gap = (length: number) => Array.from({ length }, () => null);
    const seen = Array.from({ length: 10 }, () => 2);
    expect(loadObservedText([row([...gap(10), ...seen, ...gap(35), 1, 1])])).toBe("blank: not observed");
    expect(loadObservedText([row(seen)])).toBeNull();
    expect(loadObservedText([row(gap(10))])).toBe("nothing observed yet");
  });
});
