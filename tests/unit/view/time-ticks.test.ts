import { describe, expect, it } from "vitest";
import { timeTicks } from "@/lib/view/time-ticks";
import { DAY_MS } from "@/lib/domain/time-units";
import { NOW_MS } from "../../support/builders/times";

describe("timeTicks", () => {
  it("marks the clock's round times, also where a day has 25 hours", () => {
    expect(timeTicks(NOW_MS - DAY_MS, NOW_MS, "Europe/Berlin", 8).map(({ label }) => label)).toEqual([
      "18:00",
      "21:00",
      "00:00",
      "03:00",
      "06:00",
      "09:00",
      "12:00",
      "15:00",
    ]);
    const backwards = timeTicks(
      Date.parse("2026-10-24T00:00:00Z"),
      Date.parse("2026-10-28T00:00:00Z"),
      "Europe/Berlin",
      5,
    );
    expect(backwards.map(({ label }) => label)).toEqual(["25 Oct", "26 Oct", "27 Oct", "28 Oct"]);
    expect(timeTicks(NOW_MS, NOW_MS, "UTC", 8)).toEqual([]);
  });

  it("names a day's year where it is not that in which the axis ends, and no other", () => {
    const days = (from: string, to: string) => timeTicks(Date.parse(from), Date.parse(to), "UTC", 4);
    const labels = (from: string, to: string) => days(from, to).map(({ label }) => label);
    expect(labels("2026-12-28T12:00:00Z", "2026-12-31T12:00:00Z")).toEqual(["29 Dec", "30 Dec", "31 Dec"]);
    expect(labels("2026-12-30T12:00:00Z", "2027-01-02T12:00:00Z")).toEqual(["31 Dec 2026", "1 Jan", "2 Jan"]);
  });

  it("leaves out a round time that the clock leaves out", () => {
    const night = timeTicks(Date.parse("2026-03-28T22:30:00Z"), Date.parse("2026-03-29T04:30:00Z"), "Europe/Berlin", 4);
    expect(night.map(({ label }) => label)).toEqual(["00:00", "04:00", "06:00"]);
  });
});
