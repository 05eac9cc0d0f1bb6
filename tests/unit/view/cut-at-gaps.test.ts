import fc from "fast-check";
import { expect, it } from "vitest";
import { cutAtGaps, onLine, shareOf } from "@/lib/view/cut-at-gaps";

interface Dot {
  atMs: number;
  value: number | null;
}

const between = (before: Dot, after: Dot, atMs: number): Dot => ({
  atMs,
  value: onLine(before.value, after.value, shareOf(before.atMs, after.atMs, atMs)),
});
const cut = (points: readonly Dot[], gaps: readonly { fromMs: number; toMs: number }[]) =>
  cutAtGaps(points, gaps, { value: null }, between);

it("a line ends where a gap begins and goes on where it ends, and what lies inside is left out", () => {
  const points = [0, 10, 20, 30].map((atMs) => ({ atMs, value: atMs }));
  expect(
    cut(points, [
      { fromMs: 5, toMs: 15 },
      { fromMs: 22, toMs: 24 },
    ]).map(({ atMs, value }) => [atMs, value]),
  ).toEqual([
    ...[
      [0, 0],
      [5, 5],
      [10, null],
      [15, 15],
      [20, 20],
    ],
    ...[
      [22, 22],
      [23, null],
      [24, 24],
      [30, 30],
    ],
  ]);
  expect(cut(points, [{ fromMs: -5, toMs: 12 }]).map(({ atMs, value }) => [atMs, value])).toEqual([
    ...[
      [3.5, null],
      [12, 12],
      [20, 20],
      [30, 30],
    ],
  ]);
  expect(cut(points, [{ fromMs: 25, toMs: 40 }]).map(({ atMs, value }) => [atMs, value])).toEqual([
    ...[
      [0, 0],
      [10, 10],
      [20, 20],
      [25, 25],
      [32.5, null],
    ],
  ]);
});

it("whatever gaps there are, points stay by time, none lies within a gap but one that lifts the pen, and none is lost outside", () => {
  const times = fc.uniqueArray(fc.nat(200), { maxLength: 30 }).map((all) => all.sort((a, b) => a - b));
  fc.assert(
    fc.property(times, times, (at, ends) => {
      const points = at.map((atMs) => ({ atMs, value: atMs }));
      const gaps = Array.from({ length: Math.floor(ends.length / 2) }, (_, n) => ({
        fromMs: ends[2 * n] ?? 0,
        toMs: ends[2 * n + 1] ?? 0,
      }));
      const told = cut(points, gaps);
      expect(told.map(({ atMs }) => atMs)).toEqual(told.map(({ atMs }) => atMs).sort((a, b) => a - b));
      const within = (atMs: number) => gaps.some(({ fromMs, toMs }) => fromMs < atMs && atMs < toMs);
      expect(told.filter(({ atMs }) => within(atMs)).map(({ value }) => value)).toEqual(gaps.map(() => null));
      expect(told).toEqual(expect.arrayContaining(points.filter(({ atMs }) => !within(atMs))));
      // On a straight line every point that was put in lies on it.
      for (const { atMs, value } of told) if (value !== null) expect(value).toBeCloseTo(atMs);
    }),
  );
});
