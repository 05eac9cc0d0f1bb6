import { describe, expect, it } from "vitest";
import type { AccountLoadRow } from "@/lib/view/account-load";
import { observedText, toLoadSeries, toLoadSpan } from "@/lib/view/load-series";

function buildRow(executingHistory: (number | null)[], maxJobs: number | null = 5): AccountLoadRow {
  return {
    accountId: "1",
    label: "studio-west",
    executing: executingHistory.at(-1) ?? null,
    maxJobs,
    text: "",
    executingHistory,
    maxJobsHistory: executingHistory.map((value) => (value === null ? null : maxJobs)),
  };
}

/** Where the line is drawn, as [x, height] pairs; "gap" where the pen lifts. */
function linesOf(rows: AccountLoadRow[], key: "executing" | "max" | "filling") {
  return toLoadSeries(rows, 5).map((point) => (point[key] === null ? "gap" : [point.x, point[key]]));
}

const AT_FULL = 0.14 + 0.72;

describe("toLoadSeries", () => {
  it("gives each account its own band, the first on top", () => {
    const points = toLoadSeries([buildRow([0, 0, 0]), buildRow([5, 5, 5])], 5);
    const bands = points.flatMap(({ band }) => (band === null ? [] : [band]));
    expect(bands[0]).toEqual([1 + 0.14, 1 + 0.14]);
    expect(bands.at(-1)).toEqual([0.14, AT_FULL]);
  });

  it("closes a run where it ends and leaves the gap empty", () => {
    const lines = linesOf([buildRow([5, null, null, 5, 5])], "executing");
    expect(lines.slice(0, 4)).toEqual([[0, AT_FULL], [1, AT_FULL], "gap", "gap"]);
    expect(lines[4]).toEqual([3, AT_FULL]);
  });

  it("draws the minute still filling apart from whole minutes", () => {
    const row = buildRow([5, 5, 0]);
    const whole = linesOf([row], "executing").filter((part) => part !== "gap");
    expect(whole.at(-1)).toEqual([2, AT_FULL]);
    const filling = linesOf([row], "filling").filter((part) => part !== "gap");
    expect(filling).toEqual([
      [2, AT_FULL],
      [2, 0.14],
      [3, 0.14],
    ]);
  });

  it("shows the first minute ever, which has no whole one before it", () => {
    const filling = linesOf([buildRow([null, null, 2])], "filling").filter((part) => part !== "gap");
    expect(filling.map((part) => part[0])).toEqual([2, 3]);
  });

  it("lifts the pen between accounts", () => {
    const points = toLoadSeries([buildRow([1, 1]), buildRow([1, 1])], 5);
    const between = points.findIndex(({ x, executing, max, filling }) => x === 2 && !executing && !max && !filling);
    expect(between).toBeGreaterThan(0);
  });

  it("keeps more than the max within the row, and a max unknown undrawn", () => {
    expect(linesOf([buildRow([9, 9])], "executing")[0]).toEqual([0, AT_FULL]);
    expect(linesOf([buildRow([1, 1], null)], "max").every((part) => part === "gap")).toBe(true);
  });

  it("has nothing to draw for no rows and no steps", () => {
    expect(toLoadSeries([], 5)).toEqual([]);
    expect(toLoadSeries([buildRow([])], 5).every(({ executing }) => executing === null)).toBe(true);
  });
});

describe("toLoadSpan", () => {
  it("sums up what was observed", () => {
    expect(toLoadSpan(buildRow([5, 5, null, 1]))).toEqual({ least: 1, most: 5, minutesFull: 2, minutesUnknown: 1 });
  });

  it("knows nothing of an hour nobody observed", () => {
    expect(toLoadSpan(buildRow([null, null]))).toEqual({ least: null, most: null, minutesFull: 0, minutesUnknown: 2 });
  });
});

describe("observedText", () => {
  const hour = (known: number) => buildRow(Array.from({ length: 60 }, (_, step) => (step >= 60 - known ? 1 : null)));

  it.each([
    [60, null],
    [58, null],
    [12, "observed for 12 min"],
    [0, "nothing observed yet"],
  ])("of %i known minutes", (known, text) => expect(observedText([hour(known)])).toBe(text));

  it("speaks of the account known longest, and of nothing without accounts", () => {
    expect(observedText([hour(1), hour(60)])).toBeNull();
    expect(observedText([])).toBeNull();
  });
});
