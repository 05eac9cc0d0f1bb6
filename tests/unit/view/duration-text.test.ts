import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatAge, formatCountdown, formatElapsed, formatSpan, formatTookClock } from "@/lib/view/duration-text";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";

describe("formatElapsed", () => {
  it.each([
    [0, "00:00"],
    [228_999, "03:48"],
    [3_599_999, "59:59"],
    [4_512_000, "1:15:12"],
    [123 * HOUR_MS, "123:00:00"],
    [-5_000, "00:00"],
    [Number.NaN, "—"],
    [Number.POSITIVE_INFINITY, "—"],
  ])("tells a running time of %d ms as %s", (ms, text) => expect(formatElapsed(ms)).toBe(text));
});

describe("formatCountdown", () => {
  it.each([
    [41_000, "0:41"],
    [40_001, "0:41"],
    [0, "0:00"],
    [-1, "0:00"],
    [725_000, "12:05"],
    [3_600_000, "1:00:00"],
  ])("tells %d ms to go as %s", (ms, text) => expect(formatCountdown(ms)).toBe(text));
});

describe("formatAge", () => {
  it.each([
    [999, "0 s"],
    [3_900, "3 s"],
    [MINUTE_MS - 1, "59 s"],
    [4 * MINUTE_MS + 59 * SECOND_MS, "4 min"],
    [2 * HOUR_MS, "2 h"],
    [DAY_MS - 1, "23 h"],
    [21 * DAY_MS, "21 d"],
    [-1, "0 s"],
  ])("tells an age of %d ms as %s", (ms, text) => expect(formatAge(ms)).toBe(text));
});

describe("formatSpan", () => {
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
  ])("tells a span of %d ms as %s", (ms, text) => expect(formatSpan(ms)).toBe(text));
});

describe("formatTookClock", () => {
  it("tells what something took to the nearest second, without a leading zero", () => {
    expect([230_400, 42_000, HOUR_MS + 123_000, null].map(formatTookClock)).toEqual(["3:50", "0:42", "1:02:03", "—"]);
  });
});

describe("every duration", () => {
  it("never says NaN, undefined or a negative, whatever the number", () => {
    fc.assert(
      fc.property(fc.double(), (ms) => {
        for (const format of [formatElapsed, formatCountdown, formatTookClock, formatAge, formatSpan]) {
          expect(format(ms)).not.toMatch(/NaN|undefined|Infinity|(^|\s)-\d/);
        }
      }),
    );
  });
});
