import { describe, expect, it } from "vitest";
import { durationMark } from "@/lib/view/duration-mark";
import { niceAbove } from "@/lib/view/nice-duration";
import { HOUR_MS, MINUTE_MS } from "@/lib/domain/time-units";

describe("durationMark", () => {
  it("is at most six characters long, so that it fits beside its axis", () => {
    for (const ms of [
      0,
      1,
      MINUTE_MS,
      12 * MINUTE_MS,
      55 * MINUTE_MS,
      HOUR_MS,
      4 * HOUR_MS,
      17 * HOUR_MS,
      30 * HOUR_MS,
      400 * HOUR_MS,
    ]) {
      const topMs = niceAbove(ms);
      for (const mark of [0, topMs / 2, topMs]) expect(durationMark(mark, topMs).length).toBeLessThanOrEqual(6);
    }
  });

  it("tells minutes as a clock does, hours and days in words", () => {
    expect([0, 7.5 * MINUTE_MS, 15 * MINUTE_MS].map((ms) => durationMark(ms, 15 * MINUTE_MS))).toEqual([
      "0:00",
      "7:30",
      "15:00",
    ]);
    expect([0, 0.75 * HOUR_MS, 1.5 * HOUR_MS].map((ms) => durationMark(ms, 1.5 * HOUR_MS))).toEqual([
      "0:00",
      "0.75 h",
      "1.5 h",
    ]);
    expect([36 * HOUR_MS, 72 * HOUR_MS].map((ms) => durationMark(ms, 72 * HOUR_MS))).toEqual(["1.5 d", "3 d"]);
  });
});
