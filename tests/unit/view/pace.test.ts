import { describe, expect, it } from "vitest";
import { stuckJobs, toPaces, toSlotPace, toPaceBook, videoLines, videoUsual } from "@/lib/view/pace";
import { SECOND_MS } from "@/lib/domain/time-units";
import { buildUsual } from "../../support/builders/build-history";
import { buildJob } from "../../support/builders/build-job";
import { before, NOW_MS } from "../../support/builders/times";
import type { Usual } from "@/lib/domain/usual";
import type { Job } from "@/lib/domain/snapshot";

const running = (seconds: number, part: Partial<Job> = {}) =>
  buildJob({ startedAt: before(seconds * SECOND_MS), ...part });

function paceOf(job: Job, usual: Partial<Usual> = {}, ahead: Record<string, number> = {}) {
  return toPaces([job], toPaceBook([buildUsual(usual)], ahead), NOW_MS).get(job.id);
}

/** Where `buildUsual` has its p95. */
const SLOW_MS = 380 * SECOND_MS;

describe("a job against runs like it", () => {
  it("never calls stuck what holds no slot", () => {
    expect(paceOf(running(5_000, { kind: "image" }), { kind: "image" })?.verdict).toBe("slow");
  });

  it("says nothing of a job whose start is unknown, or whose place in line is", () => {
    expect(paceOf(buildJob({ startedAt: null }))).toBeUndefined();
    const job = running(100);
    expect(paceOf(job, { ahead: 0 }, { [job.id]: 3 })).toBeUndefined();
    expect(paceOf(job, { ahead: 3 }, { [job.id]: 3 })?.verdict).toBe("usual");
  });

  it("fills a cell up to p95, ticks it at p50, and never overflows", () => {
    const shown = (seconds: number) => {
      const pace = paceOf(running(seconds));
      return pace && toSlotPace(pace);
    };
    expect(shown(190)).toEqual({ state: "usual", fillPercent: 50, slowMs: SLOW_MS, tickPercent: 61 });
    expect(shown(900)).toEqual({ state: "stuck", fillPercent: 100, slowMs: SLOW_MS, tickPercent: 61 });
    const pace = paceOf(running(100), { n: 8, p50Ms: null, p95Ms: null });
    expect(pace && toSlotPace(pace)).toBeNull();
  });

  it("counts the stuck, and draws lines of all videos or of the one account shown", () => {
    const jobs = [running(900), running(10, { id: "b" })];
    const book = toPaceBook([buildUsual(), buildUsual({ accountId: "7", p50Ms: 100 * SECOND_MS })], {});
    expect(stuckJobs(toPaces(jobs, book, NOW_MS), jobs)).toEqual([jobs[0]]);
    expect(videoLines(videoUsual(book, []))).toEqual({ usualMs: 230_000, slowMs: 380_000, isAll: true });
    expect(videoLines(videoUsual(book, ["7"]))?.usualMs).toBe(100_000);
    expect(videoLines(videoUsual(null, []))).toBeNull();
  });
});
