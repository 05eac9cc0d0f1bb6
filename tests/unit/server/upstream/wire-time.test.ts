import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseElapsed, parseInstant, parseStarted } from "@/lib/server/upstream/wire-time";
import { NOW_MS } from "@/tests/support/wire/feed";

describe("parseStarted", () => {
  it.each([
    ["2024-09-25T01:55:16.128Z", "2024-09-25T01:55:16.128Z"],
    ["2024-09-25T01:55:16Z", "2024-09-25T01:55:16.000Z"],
    ["2024-09-25T01:55:16.128123Z", "2024-09-25T01:55:16.128Z"],
    ["2024-09-25T03:55:16+02:00", "2024-09-25T01:55:16.000Z"],
    // Without a zone it is UTC.
    ["2024-09-25T01:55:16.128", "2024-09-25T01:55:16.128Z"],
    ["2024-09-25 01:55:16", "2024-09-25T01:55:16.000Z"],
    [1727229316, "2024-09-25T01:55:16.000Z"],
    [1727229316.128, "2024-09-25T01:55:16.128Z"],
    [1727229316128, "2024-09-25T01:55:16.128Z"],
    ["1727229316", "2024-09-25T01:55:16.000Z"],
    ["1727229316128", "2024-09-25T01:55:16.128Z"],
    // The upstream's clock may be a little ahead of ours.
    ["2026-11-24T12:00:30.000Z", "2026-11-24T12:00:30.000Z"],
  ])("reads %j", (value, iso) => {
    expect(parseStarted(value, NOW_MS)).toBe(iso);
  });

  it.each([
    "",
    "yesterday",
    "03:48",
    "1",
    "Tue, 24 Nov 2026 12:00:30 GMT",
    "2024-13-45T00:00:00Z",
    "2099-01-01T00:00:00Z",
    "1970-01-01T00:03:57Z",
    "+275760-09-13T00:00:00.000Z",
    237,
    -1,
    0,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e300,
    null,
    undefined,
    true,
    {},
    [2024],
  ])("does not guess at %j", (value) => {
    expect(parseStarted(value, NOW_MS)).toBeNull();
  });
});

describe("on a machine in another zone", () => {
  const zone = process.env.TZ;
  beforeAll(() => void (process.env.TZ = "America/New_York"));
  afterAll(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it("a time without a zone is still UTC", () => {
    expect(new Date(2024, 0, 1).getTimezoneOffset()).toBe(300);
    expect(parseStarted("2024-09-25T01:55:16.128", NOW_MS)).toBe("2024-09-25T01:55:16.128Z");
    expect(parseStarted("2024-09-25 01:55:16", NOW_MS)).toBe("2024-09-25T01:55:16.000Z");
    expect(parseStarted("2024-09-25", NOW_MS)).toBe("2024-09-25T00:00:00.000Z");
  });
});

describe("parseInstant", () => {
  it("believes nothing after the latest moment told", () => {
    expect(parseInstant("2026-11-24T12:00:00.000Z", NOW_MS)).toBe("2026-11-24T12:00:00.000Z");
    expect(parseInstant("2026-11-24T12:00:00.001Z", NOW_MS)).toBeNull();
  });
});

describe("parseElapsed", () => {
  it.each([
    ["03:57", 237],
    ["00:00", 0],
    ["3:07", 187],
    ["75:12", 4_512],
    ["1:15:12", 4_512],
    ["30:00:00", 108_000],
    ["1:02:15:12", 94_512],
    [" 03:57 ", 237],
  ])("reads %j as %d s", (text, seconds) => {
    expect(parseElapsed(text)).toBe(seconds * 1_000);
  });

  it.each(["", "57", "3:57:", "-1:00", "03:75", "1:75:12", "1:25:00:00", "1:2:3:4:5", "3m 57s", "03:57.5", 237, null])(
    "does not guess at %j",
    (value) => {
      expect(parseElapsed(value)).toBeNull();
    },
  );

  it("does not believe a job of years: the start it implies may be no date", () => {
    expect(parseElapsed("400:00:00:00")).toBe(400 * 86_400_000);
    expect(parseElapsed("400:00:00:01")).toBeNull();
    expect(parseElapsed("999999:00:00:00")).toBeNull();
  });
});
