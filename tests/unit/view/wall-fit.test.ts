import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wallFit } from "@/lib/view/wall-fit";
import { wallPage } from "@/lib/view/wall-pages";

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
    expect(wallFit(200, WIDE)).toEqual({ density: "dense", perPage: 20, pages: 10 });
    expect(wallFit(200, SQUARE)).toMatchObject({ density: "pair", pages: 17 });
  });
  it("does not fall over a window without height", () => {
    expect(wallFit(30, { widthPx: 0, heightPx: 0 })).toMatchObject({ density: "pair", pages: 3 });
  });
});

const rowsOf = (count: number, ...troubled: number[]) =>
  Array.from({ length: count }, (_, id) => ({ id, isFirst: troubled.includes(id) }));

describe("wallPage", () => {
  it("keeps every row's place on a single page, trouble or not", () => {
    const { rows, mark } = wallPage(rowsOf(4, 3), wallFit(4, WIDE), 7);
    expect(rows.map(({ id }) => id)).toEqual([0, 1, 2, 3]);
    expect(mark).toBeNull();
  });
  it("shows trouble on the first of several pages", () => {
    const page = wallPage(rowsOf(30, 29, 17), wallFit(30, WIDE), 0);
    expect(page.rows.map(({ id }) => id)).toEqual([17, 29, 0, 1, 2, 3, 4, 5, 6, 7]);
    expect(page.mark).toBe("accounts 1 to 10 of 30");
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
        const rows = rowsOf(count, 3, 5);
        const fit = wallFit(count, shape);
        const shown = Array.from({ length: fit.pages }, (_, turn) => wallPage(rows, fit, turn).rows).flat();
        expect(new Set(shown).size).toBe(count);
        expect(shown).toHaveLength(count);
      }),
    );
  });
});
