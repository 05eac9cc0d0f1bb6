import { describe, expect, it } from "vitest";
import { formatAxisMark } from "@/lib/view/axis-mark";
import {
  formatAgeAtMost,
  formatHours,
  formatTimeLeft,
  formatTookWords,
  formatUptime,
  formatWallElapsed,
} from "@/lib/view/more-duration-text";
import { niceAbove } from "@/lib/view/nice-duration";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";

describe("formatTookWords", () => {
  it.each([
    [0, "0 s"],
    [42_400, "42 s"],
    [59_700, "1 min"],
    [60_000, "1 min"],
    [285_000, "4 min 45 s"],
    [3_599_400, "59 min 59 s"],
    [3_599_700, "1 h"],
    [4_512_000, "1 h 15 min"],
  ])("says how long %d ms are as no time of day could be said: %s", (ms, text) => {
    expect(formatTookWords(ms)).toBe(text);
  });
});

describe("formatAgeAtMost and formatTimeLeft", () => {
  it("tell one unit, the one rounded up, the other to the nearest", () => {
    const spans = [20_400, 6 * MINUTE_MS + SECOND_MS, 23.7 * HOUR_MS, 7 * DAY_MS - 2 * SECOND_MS];
    expect(spans.map(formatAgeAtMost)).toEqual(["21 s", "7 min", "1 d", "7 d"]);
    expect(spans.map(formatTimeLeft)).toEqual(["20 s", "6 min", "1 d", "7 d"]);
  });
});

describe("formatHours", () => {
  it("tells slot-hours with one digit, many with none", () => {
    expect([99.55 * HOUR_MS, 1_204.4 * HOUR_MS].map(formatHours)).toEqual(["99.5", "1,204"]);
  });
});

describe("formatAxisMark", () => {
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
      for (const mark of [0, topMs / 2, topMs]) expect(formatAxisMark(mark, topMs).length).toBeLessThanOrEqual(6);
    }
  });

  it("tells minutes as a clock does, hours and days in words", () => {
    expect([0, 7.5 * MINUTE_MS, 15 * MINUTE_MS].map((ms) => formatAxisMark(ms, 15 * MINUTE_MS))).toEqual([
      "0:00",
      "7:30",
      "15:00",
    ]);
    expect([0, 0.75 * HOUR_MS, 1.5 * HOUR_MS].map((ms) => formatAxisMark(ms, 1.5 * HOUR_MS))).toEqual([
      "0:00",
      "0.75 h",
      "1.5 h",
    ]);
    expect([36 * HOUR_MS, 72 * HOUR_MS].map((ms) => formatAxisMark(ms, 72 * HOUR_MS))).toEqual(["1.5 d", "3 d"]);
  });
});

describe("formatWallElapsed", () => {
  it("never needs more than five characters", () => {
    const spans = [
      0,
      -5 * SECOND_MS,
      228 * SECOND_MS,
      HOUR_MS - 1,
      HOUR_MS,
      12.5 * HOUR_MS,
      95 * HOUR_MS,
      4 * DAY_MS,
      50_000 * DAY_MS,
      NaN,
    ];
    expect(spans.map(formatWallElapsed)).toEqual([
      ...["00:00", "00:00", "03:48", "59:59", "1h00", "12h30", "95h00", "4d", "9999d", "—"],
    ]);
  });
});

describe("formatUptime", () => {
  it("tells how long something is up in its two largest units", () => {
    const spans = [42 * SECOND_MS, 5 * MINUTE_MS, 3 * HOUR_MS + 20 * MINUTE_MS, 12 * DAY_MS + 4 * HOUR_MS, -1, NaN];
    expect(spans.map(formatUptime)).toEqual(["0 min", "5 min", "3 h 20 min", "12 d 4 h", "0 min", "—"]);
  });
  it("is rounded down, and leaves out a lesser unit of which there is none", () => {
    const spans = [HOUR_MS - 1, 3 * HOUR_MS + 59 * SECOND_MS, DAY_MS - 1, DAY_MS, 2 * DAY_MS - 1];
    expect(spans.map(formatUptime)).toEqual(["59 min", "3 h", "23 h 59 min", "1 d", "1 d 23 h"]);
  });
});
