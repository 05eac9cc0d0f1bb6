import { describe, expect, it } from "vitest";
import { HOUR_MS } from "@/lib/domain/time-units";
import { spanText } from "@/lib/view/history-gaps";

describe("spanText of a few minutes on an earlier day", () => {
  const nowMs = Date.parse("2026-10-25T12:00:00Z");

  it("tells them to the second, and the day once", () => {
    const start = Date.parse("2026-10-22T23:50:10Z");
    expect(spanText(start, start + 100_000, nowMs, "UTC")).toBe("22 Oct 23:50:10 to 23:51:50");
  });

  it("names both days where midnight lies between", () => {
    const start = Date.parse("2026-10-22T23:58:10Z");
    expect(spanText(start, start + 3 * 60_000, nowMs, "UTC")).toBe("22 Oct 23:58 to 23 Oct 00:01");
  });
});

describe("spanText in the night clocks change", () => {
  const ZONE = "Europe/Berlin";
  // 02:30 summer time, half an hour before the clocks go back.
  const before = Date.parse("2026-10-25T00:30:00Z");
  const nowMs = Date.parse("2026-10-25T12:00:00Z");

  it("names the zone where the same time of day comes twice", () => {
    expect(spanText(before, before + HOUR_MS, nowMs, ZONE)).toBe("02:30 CEST to 02:30 CET");
    expect(spanText(before, before + HOUR_MS / 2 + 60_000, nowMs, ZONE)).toBe("02:30 CEST to 02:01 CET");
  });

  it("names it across midnight as well, with the day", () => {
    expect(spanText(before - 4 * HOUR_MS, before + HOUR_MS, nowMs, ZONE)).toBe("24 Oct 22:30 CEST to today 02:30 CET");
  });

  it("names none in a zone, or on a day, whose clocks stay", () => {
    expect(spanText(before, before + HOUR_MS, nowMs, "UTC")).toBe("00:30 to 01:30");
    expect(spanText(before + 5 * HOUR_MS, before + 6 * HOUR_MS, nowMs, ZONE)).toBe("06:30 to 07:30");
  });
});
