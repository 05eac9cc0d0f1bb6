import { describe, expect, it } from "vitest";
import { ageForecast, isForecastOverdue, OVERDUE } from "@/lib/domain/forecast";

describe("next free slot", () => {
  it("ages to zero and no further", () => {
    expect(ageForecast({ medianMs: 40, lowMs: 10, highMs: 90 }, 50)).toEqual({ medianMs: 0, lowMs: 0, highMs: 40 });
  });
  it("tells overdue from any moment", () => {
    expect(isForecastOverdue(OVERDUE)).toBe(true);
    expect(isForecastOverdue({ medianMs: 0, lowMs: 0, highMs: 1 })).toBe(false);
  });
});
