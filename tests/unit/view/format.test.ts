import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCount, formatDayTime, formatTimeOfDay, plural, zoneName } from "@/lib/view/format";
import { before, NOW_MS } from "@/tests/support/builders/times";

describe("formatCount and plural", () => {
  it("set thousands apart and write a true minus", () => {
    expect(formatCount(1_214)).toBe("1,214");
    expect(formatCount(-2)).toBe("−2");
    expect(formatCount(-0.001)).toBe("0");
  });
  it("use the singular for exactly one", () => {
    expect([0, 1, 2].map((count) => plural(count, "image"))).toEqual(["0 images", "1 image", "2 images"]);
    expect(plural(2, "has", "have")).toBe("2 have");
  });
});

describe("times of day", () => {
  const noonUtc = Date.parse("2026-11-23T12:00:05.000Z");
  it("are told in the zone asked for", () => {
    expect(formatTimeOfDay(noonUtc, "UTC", { seconds: true })).toBe("12:00:05");
    expect(formatTimeOfDay(noonUtc, "Europe/Berlin")).toBe("13:00");
    expect(formatTimeOfDay(noonUtc, "Asia/Kathmandu")).toBe("17:45");
  });
  it("write midnight as 00:00", () => {
    expect(formatTimeOfDay(Date.parse("2026-11-23T00:00:00Z"), "UTC")).toBe("00:00");
  });
  it("fall back to UTC for a zone nobody knows, and to a dash for what is no time", () => {
    expect(formatTimeOfDay(noonUtc, "Nowhere/City")).toBe("12:00");
    expect(formatTimeOfDay(Number.NaN, "UTC")).toBe("—");
    expect(formatDayTime(9e15, NOW_MS, "UTC")).toBe("—");
  });
  it("carry their date when it is not today, and their year when it is another", () => {
    const at = (iso: string, zone = "UTC") => formatDayTime(Date.parse(iso), NOW_MS, zone);
    expect(at("2026-11-23T00:00:00Z")).toBe("00:00");
    expect(at("2026-11-22T23:59:00Z")).toBe("22 Nov 23:59");
    expect(at("2026-09-03T08:00:00Z")).toBe("3 Sep 08:00");
    expect(at("2025-11-23T16:02:00Z")).toBe("23 Nov 2025 16:02");
  });
  it("take today from the zone: yesterday evening in UTC may be today in Tokyo", () => {
    const at = Date.parse("2026-11-22T16:00:00Z");
    expect(formatDayTime(at, NOW_MS, "UTC")).toBe("22 Nov 16:00");
    expect(formatDayTime(at, Date.parse("2026-11-23T01:00:00Z"), "Asia/Tokyo")).toBe("01:00");
  });
  it("show hours that happen twice, when summer time ends, by their own offset", () => {
    expect(formatTimeOfDay(Date.parse("2026-10-25T00:30:00Z"), "Europe/Berlin")).toBe("02:30");
    expect(formatTimeOfDay(Date.parse("2026-10-25T01:30:00Z"), "Europe/Berlin")).toBe("02:30");
  });
});

describe("zoneName", () => {
  const winter = Date.parse(before(0));
  const summer = Date.parse("2026-07-01T12:00:00Z");
  it("is the name people of the zone use, for the season", () => {
    expect(zoneName("UTC", winter)).toBe("UTC");
    expect(zoneName("Europe/Berlin", winter)).toBe("CET");
    expect(zoneName("Europe/Berlin", summer)).toBe("CEST");
    expect(zoneName("America/New_York", winter)).toBe("EST");
    expect(zoneName("Asia/Tokyo", winter)).toMatch(/^(JST|GMT\+9)$/);
  });
});

describe("every format", () => {
  it("never says NaN, undefined or a negative, whatever the number", () => {
    fc.assert(
      fc.property(fc.double(), fc.constantFrom("UTC", "Europe/Berlin", "bogus"), (value, zone) => {
        const texts = [
          formatCount(value),
          formatTimeOfDay(value, zone),
          formatDayTime(value, NOW_MS, zone),
          zoneName(zone, value),
        ];
        for (const text of texts) expect(text).not.toMatch(/NaN|undefined|Infinity|Invalid|(^|\s)-\d/);
      }),
    );
  });
});
