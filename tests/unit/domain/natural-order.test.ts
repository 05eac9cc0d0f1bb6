import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareAccounts, compareNaturally } from "@/lib/domain/natural-order";

describe("compareNaturally", () => {
  it("sorts numbers by value and letters whatever their case", () => {
    expect(["shorts-10", "Shorts-2", "shorts-1", "ads"].sort(compareNaturally)).toEqual([
      "ads",
      "shorts-1",
      "Shorts-2",
      "shorts-10",
    ]);
  });
  it("tells any two texts apart, so that order never depends on where they came from", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(compareNaturally(a, b) === 0).toBe(a === b);
        // `0 -` because -0 is not 0 to a strict comparison.
        expect(Math.sign(compareNaturally(a, b))).toBe(0 - Math.sign(compareNaturally(b, a)));
      }),
    );
  });
});

describe("compareAccounts", () => {
  it("puts named accounts first, by name, then the others by id", () => {
    const accounts = [
      { id: "20", name: null },
      { id: "3", name: null },
      { id: "2", name: "west-10" },
      { id: "1", name: "west-9" },
      { id: "0", name: "west-10" },
    ];
    expect(accounts.sort(compareAccounts).map(({ id }) => id)).toEqual(["1", "0", "2", "3", "20"]);
  });
});
