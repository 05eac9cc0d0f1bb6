import { describe, expect, it } from "vitest";
import { countMark } from "@/lib/view/count-mark";

describe("a count beside an axis", () => {
  it.each([
    [0, "0"],
    [9_999, "9,999"],
    [10_000, "10K"],
    [12_500, "12.5K"],
    [1_250_000, "1.25M"],
    [987_654_321, "988M"],
  ])("tells %d as %s, never wider than its room", (count, text) => {
    expect(countMark(count)).toBe(text);
    expect(text.length).toBeLessThanOrEqual(5);
  });
});
