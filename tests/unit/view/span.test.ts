import { describe, expect, it } from "vitest";
import { formatHours, formatPercent, formatSpan, formatTook } from "@/lib/view/span";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";

describe("spans", () => {
  it.each([
    [0, "0 s"],
    [48 * SECOND_MS, "48 s"],
    [59.6 * SECOND_MS, "1 min"],
    [22 * MINUTE_MS, "22 min"],
    [59.6 * MINUTE_MS, "1 h"],
    [3 * HOUR_MS + 12 * MINUTE_MS, "3 h 12 min"],
    [3 * HOUR_MS, "3 h"],
    [DAY_MS - 10 * SECOND_MS, "1 d"],
    [2 * DAY_MS + 4 * HOUR_MS, "2 d 4 h"],
    [90 * DAY_MS, "90 d"],
    [-5, "0 s"],
    [Number.NaN, "—"],
  ])("tells %d ms as %s", (ms, text) => expect(formatSpan(ms)).toBe(text));

  it("tells what something took to the nearest second, without a leading zero", () => {
    expect([230_400, 42_000, HOUR_MS + 123_000, null].map(formatTook)).toEqual(["3:50", "0:42", "1:02:03", "—"]);
  });

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

  it("tells slot-hours with one digit, many with none", () => {
    expect([99.55 * HOUR_MS, 1_204.4 * HOUR_MS].map(formatHours)).toEqual(["99.5", "1,204"]);
  });
});
