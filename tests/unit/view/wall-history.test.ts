import { describe, expect, it } from "vitest";
import { toPaces, toUsualBook } from "@/lib/view/pace";
import { toWallDay, wallStuckText, wallUsualText } from "@/lib/view/wall-history";
import { buildHistory, buildUnseenBucket, buildUsual } from "../../support/builders/build-history";
import { buildJob } from "../../support/builders/build-job";
import { MOMENT } from "../../support/builders/build-view";
import { before, HOUR, MINUTE, NOW_MS, SECOND } from "../../support/builders/times";

const stuckJob = buildJob({ startedAt: before(842 * SECOND) });
const paces = toPaces([stuckJob], toUsualBook([buildUsual()], {}), NOW_MS);

describe("the wall's strip of 12 hours", () => {
  it("holds free slots, gaps and stuck jobs, and says the same in words", () => {
    const gap = { from: before(2 * HOUR), to: before(HOUR), code: "timeout" } as const;
    const history = buildHistory({ gaps: [gap] }, (atMs) =>
      atMs < NOW_MS - 10 * HOUR ? { executingAverage: 15, zeroFreeMs: 15 * MINUTE } : {},
    );
    const day = toWallDay({ history, paces, ...MOMENT });
    expect(day?.steps.at(-2)).toMatchObject({ free: 0.6, isFull: false });
    expect(day?.steps[1]).toMatchObject({ free: 0, isFull: true });
    expect(day?.gaps[0]?.x).toBeCloseTo(10 / 12);
    expect(day?.gaps[0]?.width).toBeCloseTo(1 / 12);
    expect(day?.stuck[0]?.width).toBeCloseTo((82 * SECOND) / (12 * HOUR));
    expect(day?.steps.every(({ x, width }) => x >= 0 && x + width <= 1.000_001)).toBe(true);
    expect(day?.text).toMatch(/^full 2 h( \d+ min)? of 12 h observed$/);
  });

  it("is nothing while nothing was observed", () => {
    const blind = buildHistory({}, (atMs) => buildUnseenBucket({ at: new Date(atMs).toISOString() }));
    expect(toWallDay({ history: blind, paces, ...MOMENT })).toBeNull();
    expect(toWallDay({ history: null, paces, ...MOMENT })).toBeNull();
  });

  it("names what is stuck, and the usual", () => {
    const labels = new Map([[stuckJob.accountId ?? "", "studio-east"]]);
    expect(wallStuckText([stuckJob], paces, labels)).toBe("1 stuck on studio-east, 14:02");
    expect(wallStuckText([], paces, labels)).toBeNull();
    expect([wallUsualText(buildUsual()), wallUsualText(null)]).toEqual(["3:50", null]);
  });
});
