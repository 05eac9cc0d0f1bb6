import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wallFit } from "@/lib/view/wall-fit";
import { inOrder, wallOrder, wallPage } from "@/lib/view/wall-pages";
import { WALL_RANKS, type WallRank } from "@/lib/view/wall-row";

const WIDE = { widthPx: 1_920, heightPx: 1_080 };
const UPRIGHT = { widthPx: 1_080, heightPx: 1_920 };
const SQUARE = { widthPx: 1_024, heightPx: 768 };

describe("wallFit", () => {
  it("gives few accounts a row each, on every screen", () => {
    for (const shape of [null, WIDE, UPRIGHT, SQUARE]) {
      expect(wallFit(6, shape)).toEqual({ density: "roomy", perPage: 6, pages: 1 });
      expect(wallFit(0, shape)).toMatchObject({ pages: 1 });
    }
  });
  it("puts up to 12 on one page where there is width for two columns", () => {
    expect(wallFit(12, WIDE)).toEqual({ density: "pair", perPage: 12, pages: 1 });
    expect(wallFit(12, null)).toEqual({ density: "pair", perPage: 12, pages: 1 });
    expect(wallFit(12, UPRIGHT)).toEqual({ density: "pair", perPage: 6, pages: 2 });
  });
  it("evens pages out", () => {
    expect(wallFit(30, WIDE)).toEqual({ density: "pair", perPage: 10, pages: 3 });
  });
  it("takes tiles rather than a round of more than four pages, where the screen is wide enough", () => {
    expect(wallFit(48, WIDE)).toMatchObject({ density: "pair", pages: 4 });
    expect(wallFit(49, WIDE)).toMatchObject({ density: "dense", pages: 3 });
    expect(wallFit(200, WIDE)).toEqual({ density: "dense", perPage: 17, pages: 12 });
    expect(wallFit(200, SQUARE)).toMatchObject({ density: "pair", pages: 17 });
  });
  it("does not fall over a window without height", () => {
    expect(wallFit(30, { widthPx: 0, heightPx: 0 })).toMatchObject({ density: "pair", pages: 3 });
  });
});

const rowsOf = (count: number, ranks: Record<number, WallRank> = {}) =>
  Array.from({ length: count }, (_, id) => ({ id, key: `key ${id}`, rank: ranks[id] ?? WALL_RANKS.calm }));
const ordered = (rows: ReturnType<typeof rowsOf>, pages: number, isCut = false) =>
  inOrder(rows, wallOrder(rows, pages, isCut)).map(({ id }) => id);

describe("wallOrder", () => {
  const { broken, stuck, soon, slow } = WALL_RANKS;
  const rows = rowsOf(9, { 1: slow, 2: soon, 4: stuck, 5: broken, 6: slow, 7: stuck, 8: broken });

  it("puts first on several pages what is broken, then what is stuck, ends soon and is slow, each by its place", () => {
    expect(ordered(rows, 2)).toEqual([5, 8, 4, 7, 2, 1, 6, 0, 3]);
  });
  it("keeps every row's place on a single page, trouble or not", () => {
    expect(ordered(rows, 1)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });
  it("takes no notice of slow jobs while only part of the jobs is known", () => {
    expect(ordered(rows, 2, true)).toEqual([5, 8, 4, 7, 2, 0, 1, 3, 6]);
  });
  it("holds an order that was made before, with what has come since at its end", () => {
    const keys = wallOrder(rowsOf(4, { 3: stuck }), 2, false);
    expect(inOrder(rowsOf(5, { 0: broken, 4: broken }), keys).map(({ id }) => id)).toEqual([3, 0, 1, 2, 4]);
    expect(inOrder(rowsOf(2), keys).map(({ id }) => id)).toEqual([0, 1]);
  });
});

describe("wallPage", () => {
  it("has no mark where it is the only one", () => {
    const { rows, mark } = wallPage(rowsOf(4), wallFit(4, WIDE), 7);
    expect(rows.map(({ id }) => id)).toEqual([0, 1, 2, 3]);
    expect(mark).toBeNull();
  });
  it("says which of several it is", () => {
    const page = wallPage(rowsOf(30), wallFit(30, WIDE), 1);
    expect(page.rows.map(({ id }) => id)).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
    expect(page.mark).toBe("accounts 11 to 20 of 30");
  });
  it("says what its rows are", () => {
    expect(wallPage(rowsOf(30), wallFit(30, WIDE), 1, "jobs").mark).toBe("jobs 11 to 20 of 30");
  });
  it("goes round, and begins anew with a turn that makes no sense", () => {
    const at = (turn: number) => wallPage(rowsOf(30), wallFit(30, WIDE), turn).index;
    expect([0, 1, 2, 3, 118_000_001, -1, NaN].map(at)).toEqual([0, 1, 2, 0, 118_000_001 % 3, 0, 0]);
  });
  it("shows every account once a round, whatever the number and the screen", () => {
    fc.assert(
      fc.property(fc.nat({ max: 400 }), fc.constantFrom(null, WIDE, UPRIGHT, SQUARE), (count, shape) => {
        const rows = rowsOf(count);
        const fit = wallFit(count, shape);
        const shown = Array.from({ length: fit.pages }, (_, turn) => wallPage(rows, fit, turn).rows).flat();
        expect(new Set(shown).size).toBe(count);
        expect(shown).toHaveLength(count);
      }),
    );
  });
});
