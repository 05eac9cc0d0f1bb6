import { describe, expect, it } from "vitest";
import { findUsual, indexUsual } from "@/lib/domain/usual";
import { createRunBook } from "@/lib/server/history/run-book";
import type { RunRecord } from "@/lib/server/history/run-record";
import { createUsualBook } from "@/lib/server/history/usual-book";
import { figuresOfSum } from "@/lib/server/history/usual-figures";
import { DAY_MS } from "@/lib/domain/time-units";
import { createRandom } from "../../../support/feed/random";
import { buildRun, T0 } from "./build";

/** `count` runs, one after another, of these lengths in turn. */
function runsOf(count: number, lengthsMs: number[], part: Partial<RunRecord> = {}, prefix = "r"): RunRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const fromMs = T0 + index * 1_000_000;
    return buildRun(`${prefix}${index}`, fromMs, fromMs + (lengthsMs[index % lengthsMs.length] ?? 0), part);
  });
}

function tableOf(runs: RunRecord[], nowMs = T0 + DAY_MS) {
  const book = createRunBook();
  book.learn(runs, []);
  return indexUsual(book.usual(nowMs));
}

const like = { kind: "video", accountId: "a", ahead: 0 } as const;

describe("usual times", () => {
  it("tells nothing below 5 runs, the range from 5, the figures from 20", () => {
    expect(findUsual(tableOf(runsOf(4, [200_000])), like)).toBeNull();
    const few = findUsual(tableOf(runsOf(6, [190_000, 340_000])), like);
    expect(few).toMatchObject({ n: 6, p50Ms: null, p95Ms: null, lowMs: 190_000, highMs: 340_000 });
    expect(findUsual(tableOf(runsOf(19, [200_000])), like)?.p50Ms).toBeNull();
    expect(findUsual(tableOf(runsOf(20, [200_000])), like)).toMatchObject({ n: 20, p50Ms: 200_000, p95Ms: 200_000 });
  });

  it("rests on the last 200, and on 90 days", () => {
    const moved = [...runsOf(200, [100_000], {}, "old"), ...runsOf(200, [300_000])].map((run, index) => {
      const shiftMs = index * 1_000;
      return { ...run, endedAfterMs: run.endedAfterMs + shiftMs, endedBeforeMs: run.endedBeforeMs + shiftMs };
    });
    expect(findUsual(tableOf(moved), like)?.n).toBe(200);
    expect(findUsual(tableOf(runsOf(30, [200_000]), T0 + 91 * DAY_MS), like)).toBeNull();
  });

  it("keeps what an outage blurs out of the figures", () => {
    const blurred = runsOf(30, [900_000], { interrupted: true });
    expect(findUsual(tableOf(blurred), like)).toBeNull();
  });

  it("judges an account by its own runs where the others' do not fit it", () => {
    const quick = runsOf(100, [190_000, 200_000, 210_000], { accountId: "b" }, "quick");
    const slow = runsOf(100, [390_000, 400_000, 410_000], { accountId: "a" }, "slow");
    const mixed = tableOf([...quick, ...slow]);
    expect(findUsual(mixed, like)).toMatchObject({ accountId: "a", n: 100, p50Ms: 400_000 });
    // One that is quicker than the others is told its own figures as well: what is usual is not theirs.
    expect(findUsual(mixed, { ...like, accountId: "b" })).toMatchObject({ accountId: "b", n: 100, p50Ms: 200_000 });
    // Runs that all take the same differ from nobody's.
    const equal = tableOf([...runsOf(100, [200_000], {}, "x"), ...runsOf(80, [200_000], { accountId: "b" }, "y")]);
    expect(findUsual(equal, { ...like, accountId: "b" })).toMatchObject({ accountId: null, n: 180 });
    const alike = tableOf([...quick, ...runsOf(100, [192_000, 200_000, 208_000], { accountId: "a" }, "alike")]);
    expect(findUsual(alike, like)).toMatchObject({ accountId: null, n: 200 });
    const more = runsOf(800, [190_000, 200_000, 210_000], { accountId: "b" }, "quick");
    const apart = tableOf([...slow, ...more], T0 + 12 * DAY_MS);
    expect(findUsual(apart, like)).toMatchObject({ accountId: "a", n: 100, p50Ms: 400_000 });
  });

  it("lends a thin place the render times of all places, so that its p95 is not a guess from few", () => {
    const random = createRandom(7);
    const book = createUsualBook();
    const add = (id: string, waitMs: number, ahead: number) => {
      const renderMs = random.logNormal(200_000, 0.15);
      const run = buildRun(id, T0, T0 + waitMs + renderMs, { ahead });
      book.add(run, { 1: renderMs, 2: renderMs });
    };
    for (let index = 0; index < 150; index += 1) add(`first${index}`, 0, 0);
    for (let index = 0; index < 8; index += 1) add(`second${index}`, 100_000, 1);
    const row = findUsual(indexUsual(book.rows(T0 + DAY_MS, () => 1)), { ...like, ahead: 1 });
    expect(row?.n).toBe(158);
    expect(Math.abs((row?.p50Ms ?? 0) - 300_000)).toBeLessThan(7_000);
    expect((row?.p95Ms ?? 0) / (100_000 + 200_000 * Math.exp(1.645 * 0.15))).toBeCloseTo(1, 1);
  });

  it("sums waits and render times as all pairs would", () => {
    const figures = figuresOfSum(
      [0, 100],
      Float64Array.from({ length: 99 }, (_, index) => index + 1),
    );
    expect(figures).toMatchObject({ n: 99, lowMs: 1, highMs: 199 });
    expect(Math.abs((figures.p50Ms ?? 0) - 100)).toBeLessThanOrEqual(51);
  });
});
