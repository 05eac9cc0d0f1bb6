import { describe, expect, it } from "vitest";
import { durationMark } from "@/lib/view/duration-mark";
import { niceAbove } from "@/lib/view/nice-duration";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe("durationMark", () => {
  it("is at most six characters long, so that it fits beside its axis", () => {
    for (const ms of [0, 1, MINUTE, 12 * MINUTE, 55 * MINUTE, HOUR, 4 * HOUR, 17 * HOUR, 30 * HOUR, 400 * HOUR]) {
      const topMs = niceAbove(ms);
      for (const mark of [0, topMs / 2, topMs]) expect(durationMark(mark, topMs).length).toBeLessThanOrEqual(6);
    }
  });

  it("tells minutes as a clock does, hours and days in words", () => {
    expect([0, 7.5 * MINUTE, 15 * MINUTE].map((ms) => durationMark(ms, 15 * MINUTE))).toEqual([
      "0:00",
      "7:30",
      "15:00",
    ]);
    expect([0, 0.75 * HOUR, 1.5 * HOUR].map((ms) => durationMark(ms, 1.5 * HOUR))).toEqual(["0:00", "0.75 h", "1.5 h"]);
    expect([36 * HOUR, 72 * HOUR].map((ms) => durationMark(ms, 72 * HOUR))).toEqual(["1.5 d", "3 d"]);
  });
});
