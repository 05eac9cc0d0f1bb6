import { describe, expect, it } from "vitest";
import type { Job } from "@/lib/domain/snapshot";
import { toPaces, toUsualBook } from "@/lib/view/pace";
import { toWallStuck, wallOutlook, wallUsual } from "@/lib/view/wall-history";
import { SECOND_MS } from "@/lib/domain/time-units";
import { buildUsual } from "../../support/builders/build-history";
import { buildJob } from "../../support/builders/build-job";
import { before, NOW_MS } from "../../support/builders/times";

const EAST = "1874420915563102211";
const labels = new Map([[EAST, "studio-east"]]);
const running = (seconds: number, part: Partial<Job> = {}) =>
  buildJob({ id: String(seconds), accountId: EAST, startedAt: before(seconds * SECOND_MS), ...part });
const stuckOf = (...jobs: Job[]) =>
  toWallStuck(jobs, toPaces(jobs, toUsualBook([buildUsual()], {}), NOW_MS), labels, NOW_MS);

describe("what looks stuck", () => {
  it("is named with its account, its start, and since when it is beyond twice the slow time", () => {
    expect(stuckOf(running(842), running(421))).toEqual({
      text: "1 stuck on studio-east",
      startedAtMs: NOW_MS - 842 * SECOND_MS,
      sinceMs: NOW_MS - 82 * SECOND_MS,
    });
  });
  it("is counted, and told of the account where it is one", () => {
    expect(stuckOf(running(842), running(900))?.text).toBe("2 stuck on studio-east");
    const elsewhere = stuckOf(running(842), running(900, { accountId: "7" }));
    expect(elsewhere).toMatchObject({ text: "2 stuck on 2 accounts", startedAtMs: NOW_MS - 900 * SECOND_MS });
  });
  it("is nothing while nothing is", () => {
    expect(stuckOf(running(700))).toBeNull();
    expect(toWallStuck([running(842)], new Map(), labels, NOW_MS)).toBeNull();
  });
});

describe("the usual video", () => {
  it("is a figure from 20 runs, a range from 5, and below that nothing", () => {
    expect(wallUsual(buildUsual())).toEqual({ label: "usual video", value: "3:50" });
    const few = buildUsual({ n: 6, p50Ms: null, p95Ms: null, lowMs: 190 * SECOND_MS, highMs: 340 * SECOND_MS });
    expect(wallUsual(few)).toEqual({ label: "videos took so far", value: "3 to 6 min" });
    const words = (lowS: number, highS: number) =>
      wallUsual({ ...few, lowMs: lowS * SECOND_MS, highMs: highS * SECOND_MS })?.value;
    expect([words(485, 1_089), words(180, 180), words(181, 239), words(12, 190)]).toEqual([
      ...["8 to 19 min", "3 min", "3 to 4 min", "up to 4 min"],
    ]);
    expect([words(40.2, 94.5), words(0, 0)]).toEqual(["40 to 95 s", "up to 1 s"]);
    expect([wallUsual({ ...few, n: 4 }), wallUsual(null)]).toEqual([null, null]);
  });
});

describe("the outlook of a wall", () => {
  it("tells how forecasts did only where that is why there is none", () => {
    const outlook = { stuck: 1, next: null, score: { right: 41, judged: 50, silent: false } };
    expect(wallOutlook(outlook)).toEqual({ ...outlook, score: null });
    const silent = { ...outlook, score: { right: 5, judged: 12, silent: true } };
    expect(wallOutlook(silent)).toBe(silent);
    expect(wallOutlook(null)).toBeNull();
  });
});
