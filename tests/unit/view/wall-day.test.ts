import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { History } from "@/lib/domain/history";
import { pastHourSpanText, toPastHour } from "@/lib/view/past-hour";
import { toWallDay } from "@/lib/view/wall-day";
import { HOUR_MS, MINUTE_MS } from "@/lib/domain/time-units";
import { buildHistory, buildUnseenBucket } from "../../support/builders/build-history";
import { MOMENT } from "../../support/builders/build-view";
import { before, NOW_MS } from "../../support/builders/times";

const dayOf = (history: History | null, part: Partial<Parameters<typeof toWallDay>[0]> = {}) =>
  toWallDay({ history, isAway: false, isCurrent: true, stuckSinceMs: null, ...MOMENT, ...part });
const unseen = (atMs: number) => buildUnseenBucket({ at: new Date(atMs).toISOString() });

describe("the wall's strip of 12 hours", () => {
  it("has free slots as height, and where none was free a mark", () => {
    const day = dayOf(
      buildHistory({}, (atMs) =>
        atMs < NOW_MS - 10 * HOUR_MS ? { executingAverage: 15, zeroFreeMs: 15 * MINUTE_MS } : { zeroFreeMs: 0 },
      ),
    );
    expect(day.steps.at(-2)).toMatchObject({ free: 0.6, noneFree: 0 });
    expect(day.steps[1]).toMatchObject({ free: 0, noneFree: 1 });
    expect(day.steps.every(({ x, width }) => x >= 0 && width > 0 && x + width <= 1.000_001)).toBe(true);
    expect(day.text).toBe("none free for 2 h 3 min of 12 h");
    expect(day.tellsFull).toBe(true);
    expect(day.from).toBe("04:42");
    expect(day.gaps).toEqual([]);
  });

  it("claims no slot that was always free where that is not known of all", () => {
    const day = dayOf(buildHistory({}, (atMs) => ({ zeroFreeMs: atMs < NOW_MS - 6 * HOUR_MS ? null : 0 })));
    expect(day.text).toBe("the last 12 h");
  });

  it("counts of the step at its left end only what lies within", () => {
    const full = buildHistory({}, (atMs) => ({ zeroFreeMs: Math.min(15 * MINUTE_MS, NOW_MS - atMs) }));
    expect(dayOf(full).text).toBe("none free for 12 h of 12 h");
  });

  it("has marks that are together as long as the text says, however little of each step they are", () => {
    const minutes = dayOf(
      buildHistory({}, (atMs) => ({ zeroFreeMs: atMs % HOUR_MS === 0 ? MINUTE_MS : 5 * MINUTE_MS })),
    );
    const shares = minutes.steps.map(({ width, noneFree }) => width * noneFree);
    expect(minutes).toMatchObject({ text: "none free for 3 h 13 min of 12 h", tellsFull: true });
    expect(shares.reduce((sum, share) => sum + share, 0) * 12 * 60).toBeCloseTo(193, -1);
  });

  it("is no key to marks that are not there, nor where it speaks of something else", () => {
    expect(dayOf(buildHistory({}, () => ({ zeroFreeMs: 10 }))).tellsFull).toBe(false);
    const full = buildHistory({}, () => ({ zeroFreeMs: 15 * MINUTE_MS }));
    expect(dayOf(full).tellsFull).toBe(true);
    expect(dayOf(full, { isAway: true }).tellsFull).toBe(false);
    expect(dayOf(null).tellsFull).toBe(false);
  });

  it("outlines gaps: an outage, the time before recording began, and what lies after an old answer", () => {
    const gap = { from: before(2 * HOUR_MS), to: before(HOUR_MS), code: "timeout" } as const;
    const day = dayOf(buildHistory({ gaps: [gap], recordingSince: before(9 * HOUR_MS) }));
    expect(day.gaps).toHaveLength(2);
    expect(day.gaps[0]).toEqual({ x: 0, width: 0.25 });
    expect(day.gaps[1]?.x).toBeCloseTo(10 / 12);
    expect(day.gaps[1]?.width).toBeCloseTo(1 / 12);
    const later = dayOf(buildHistory(), { nowMs: NOW_MS + 3 * HOUR_MS });
    expect(later.gaps).toEqual([{ x: 0.75, width: 0.25 }]);
    expect(later.text).toMatch(/ in 9 h observed$/);
  });

  it("marks since when something is stuck", () => {
    expect(dayOf(buildHistory(), { stuckSinceMs: NOW_MS - 3 * HOUR_MS }).stuck).toEqual([{ x: 0.75, width: 0.25 }]);
    expect(dayOf(buildHistory(), { stuckSinceMs: NOW_MS - 30 * HOUR_MS }).stuck).toEqual([{ x: 0, width: 1 }]);
    expect(dayOf(buildHistory()).stuck).toEqual([]);
  });

  it("marks nothing stuck where nothing was recorded", () => {
    const gap = { from: before(2 * HOUR_MS), to: before(HOUR_MS), code: "timeout" } as const;
    const history = buildHistory({ gaps: [gap], recordingSince: before(3 * HOUR_MS) });
    const { stuck } = dayOf(history, { stuckSinceMs: NOW_MS - 30 * HOUR_MS });
    expect(stuck.map(({ x, width }) => [x * 12, width * 12].map((hours) => Number(hours.toFixed(6))))).toEqual([
      [9, 1],
      [11, 1],
    ]);
    expect(dayOf(null, { stuckSinceMs: NOW_MS - 3 * HOUR_MS }).stuck).toEqual([]);
  });

  it.each([
    ["there was always room", buildHistory(), "always a slot free in 12 h"],
    ["nobody added it up", buildHistory({}, () => ({ zeroFreeMs: null })), "the last 12 h"],
    [
      "half of it was seen",
      buildHistory({}, (atMs) => (atMs < NOW_MS - 6 * HOUR_MS ? unseen(atMs) : {})),
      "always a slot free in 5 h 57 min observed",
    ],
    [
      "recording has just begun",
      buildHistory({ recordingSince: before(2 * MINUTE_MS) }, (atMs) =>
        atMs < NOW_MS - 13 * MINUTE_MS ? unseen(atMs) : { observedMs: 2 * MINUTE_MS },
      ),
      "recording since 16:40",
    ],
  ])("says the same in words where %s", (_, history, text) => expect(dayOf(history).text).toBe(text));

  it.each([
    ["not known yet", null, false],
    ["nothing recorded yet", buildHistory({ recordingSince: null }, unseen), false],
    ["nothing recorded in 12 h", buildHistory({ recordingSince: "2026-11-20T00:00:00.000Z" }, unseen), false],
    ["history is not being recorded", null, true],
  ])("is one gap while %s", (text, history, isAway) => {
    expect(dayOf(history, { isAway })).toMatchObject({ steps: [], gaps: [{ x: 0, width: 1 }], text });
  });

  it("ends now, and at its own time while the data is old", () => {
    expect([dayOf(buildHistory()).to, dayOf(buildHistory(), { isCurrent: false }).to]).toEqual(["now", "16:42"]);
    expect(dayOf(null, { isCurrent: false })).toMatchObject({ from: "04:42", to: "16:42" });
  });

  it("says of a time that was not seen whole what the figures beside it say, to the minute", () => {
    fc.assert(
      fc.property(fc.integer({ min: 11 * MINUTE_MS, max: HOUR_MS - MINUTE_MS }), (observedMs) => {
        const perBucket = observedMs / 4;
        const part = { range: "1h", bucketMs: 15 * MINUTE_MS, from: before(HOUR_MS) } as const;
        const history = buildHistory(part, () => ({ observedMs: perBucket, zeroFreeMs: perBucket }));
        const hour = toPastHour({ ...history, gaps: [{ from: before(HOUR_MS), to: before(1), code: "timeout" }] });
        if (hour === null) throw new Error("nothing was observed");
        const observed = pastHourSpanText(hour);
        expect(dayOf(history).text).toBe(`none free for ${observed.replace(" observed", "")} of ${observed}`);
      }),
    );
  });

  it("keeps what is known while the database is away, and says that nothing is added", () => {
    const day = dayOf(buildHistory(), { isAway: true });
    expect(day.steps.length).toBeGreaterThan(40);
    expect(day.text).toBe("history is not being recorded");
  });
});
