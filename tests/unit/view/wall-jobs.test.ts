import { describe, expect, it } from "vitest";
import { toWallJobRows } from "@/lib/view/wall-jobs";
import { buildAccount } from "../../support/builders/build-account";
import { buildJob, buildJobs } from "../../support/builders/build-job";
import { buildSnapshot } from "../../support/builders/build-snapshot";
import { LIVE, MOMENT, STALE } from "../../support/builders/build-view";
import { NOW_MS } from "../../support/builders/times";

const { id } = buildAccount();
const labels = new Map([[id, "Account 1"]]);
const rowsOf = (jobs = buildJobs(2), freshness = LIVE) =>
  toWallJobRows({ snapshot: buildSnapshot({ jobs }), labels, freshness, ...MOMENT });

describe("the rows of a wall of jobs", () => {
  it("are a job each, by start, and say nothing of slots", () => {
    const rows = rowsOf();
    expect(rows.map(({ label, state, of, notes }) => [label, state, of, notes.join(" · ")])).toEqual([
      ["shot-001", "02:00", "since 16:40", "video · Account 1"],
      ["shot-002", "01:00", "since 16:41", "video · Account 1"],
    ]);
    expect(rows[0]).toMatchObject({ cells: null, sinceMs: NOW_MS - 120_000, isFree: false, next: null });
    expect(JSON.stringify(rows)).not.toMatch(/slot|free"|unknown|full/);
  });
  it("call a job without a reference by its id's end, and one of no account by its kind alone", () => {
    expect(rowsOf([buildJob({ ref: null, accountId: null, kind: "image" })])[0]).toMatchObject({
      label: "…544332",
      notes: ["image"],
    });
  });
  it("stand still when the data is old, and have no time where the start is unknown", () => {
    expect(rowsOf(buildJobs(1), STALE)[0]).toMatchObject({ sinceMs: null });
    expect(rowsOf([buildJob({ startedAt: null })])[0]).toMatchObject({ state: "running", sinceMs: null, of: "" });
  });
  it("are none before the first answer", () => {
    expect(toWallJobRows({ snapshot: null, labels, freshness: LIVE, ...MOMENT })).toEqual([]);
  });
});
