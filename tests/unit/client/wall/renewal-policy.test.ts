import { describe, expect, it } from "vitest";
import {
  faultDelayMs,
  isDailyDue,
  isOutdated,
  isOverdue,
  watchBuild,
  type BuildWatch,
} from "@/lib/client/wall/renewal-policy";

const hear = (...builds: string[]) =>
  builds.reduce<BuildWatch>((watch, build) => watchBuild(watch, "ours", build), { foreign: null });

describe("a new build", () => {
  it("is believed when two answers in a row name the same one", () => {
    expect(isOutdated(hear("ours", "next"))).toBe(false);
    expect(isOutdated(hear("ours", "next", "next"))).toBe(true);
  });
  it("is not believed while instances of both answer in turn", () => {
    expect(isOutdated(hear("next", "ours", "next", "ours", "next"))).toBe(false);
    expect(isOutdated(hear("next", "after-next"))).toBe(false);
  });
});

describe("the daily reload", () => {
  const due = (timeOfDay: string, uptimeMs = 20 * 3_600_000) => isDailyDue({ timeOfDay, minute: 7, uptimeMs });
  it("comes in its minute of the quiet hour", () => {
    expect(["04:07", "04:08", "03:07", "16:07"].map((time) => due(time))).toEqual([true, false, false, false]);
  });
  it("spares a page that was just loaded, or it would come again within its minute", () => {
    expect(due("04:07", 30_000)).toBe(false);
  });
});

describe("a render fault", () => {
  it("reloads soon the first time, then once a minute at most", () => {
    expect(faultDelayMs(null, 1_000_000)).toBe(3_000);
    expect(faultDelayMs(1_000_000, 1_010_000)).toBe(50_000);
    expect(faultDelayMs(1_000_000, 1_100_000)).toBe(3_000);
  });
  it("does not wait for a clock that was set back", () => {
    expect(faultDelayMs(9_000_000, 1_000_000)).toBe(3_000);
  });
});

describe("an overdue question", () => {
  it("is one whose timer was held back", () => {
    expect([isOverdue(1_000, 2_000), isOverdue(1_000, 2_500), isOverdue(null, 9), isOverdue(1_000, null)]).toEqual([
      ...[false, true, false, false],
    ]);
  });
});
