import { describe, expect, it } from "vitest";
import type { Job } from "@/lib/domain/snapshot";
import { toPaces, toPaceBook } from "@/lib/view/pace";
import { toWallStuck } from "@/lib/view/wall-stuck";
import { SECOND_MS } from "@/lib/domain/time-units";
import { buildUsual } from "@/tests/support/builders/build-history";
import { buildJob } from "@/tests/support/builders/build-job";
import { before, NOW_MS } from "@/tests/support/builders/times";

const EAST = "1874420915563102211";
const labels = new Map([[EAST, "studio-east"]]);
const running = (seconds: number, part: Partial<Job> = {}) =>
  buildJob({ id: String(seconds), accountId: EAST, startedAt: before(seconds * SECOND_MS), ...part });
const stuckOf = (...jobs: Job[]) =>
  toWallStuck(jobs, toPaces(jobs, toPaceBook([buildUsual()], {}), NOW_MS), labels, NOW_MS);

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
  it("is null while no job has outlasted twice its slow time, or nothing is known of jobs like it", () => {
    expect(stuckOf(running(700))).toBeNull();
    expect(toWallStuck([running(842)], new Map(), labels, NOW_MS)).toBeNull();
  });
});
