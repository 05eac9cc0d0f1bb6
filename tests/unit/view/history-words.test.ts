import { describe, expect, it } from "vitest";
import { formatPercent } from "@/lib/view/history-words";

describe("formatPercent", () => {
  it("never rounds something to nothing, nor less than all to all", () => {
    expect([0, 0.004, 0.834, 0.999, 1, 1.2].map(formatPercent)).toEqual([
      "0 %",
      "under 1 %",
      "83 %",
      "99 %",
      "100 %",
      "100 %",
    ]);
  });
});
