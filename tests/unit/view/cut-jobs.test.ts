import { describe, expect, it } from "vitest";
import { cutJobs } from "@/lib/view/cut-jobs";
import { toJobTable } from "@/lib/view/job-table";
import { buildEnvelope, buildStartingEnvelope } from "@/tests/support/builders/build-envelope";
import { buildJob, buildJobs } from "@/tests/support/builders/build-job";
import { buildSnapshot } from "@/tests/support/builders/build-snapshot";
import { buildUsual } from "@/tests/support/builders/build-history";
import { before, NOW_MS } from "@/tests/support/builders/times";
import { DAY_MS } from "@/lib/domain/time-units";

const VIEW = { account: [], kind: [], q: "", refPrefix: "", sort: "started", dir: "asc" } as const;
const of = (count: number) => buildEnvelope({ snapshot: buildSnapshot({ jobs: buildJobs(count) }) });

describe("cutJobs", () => {
  it("leaves up to 300 jobs, and an envelope without any, alone", () => {
    for (const envelope of [of(300), buildStartingEnvelope()]) {
      expect(cutJobs(envelope, VIEW)).toEqual({ envelope, cutFrom: null });
    }
  });
  it("keeps the first 50 as the table orders them, and says how many there are", () => {
    const { envelope, cutFrom } = cutJobs(of(301), VIEW);
    expect(cutFrom).toEqual({ matching: 301, total: 301 });
    expect(envelope.snapshot?.jobs).toEqual(buildJobs(301).slice(0, 50));
  });
  it("says how many match this view, and how many run on the accounts it shows", () => {
    const videos = buildJobs(400).map((job, at) =>
      at < 266 ? { ...job, kind: "video" as const } : { ...job, kind: "image" as const },
    );
    const jobs = videos.map((job, at) => ({ ...job, accountId: at % 100 === 0 ? "1" : "2" }));
    const envelope = buildEnvelope({ snapshot: buildSnapshot({ jobs }) });
    expect(cutJobs(envelope, { ...VIEW, kind: ["video"] }).cutFrom).toEqual({ matching: 266, total: 400 });
    expect(cutJobs(envelope, { ...VIEW, account: ["1"] }).cutFrom).toEqual({ matching: 4, total: 4 });
    expect(cutJobs(envelope, { ...VIEW, account: ["1"], kind: ["image"] }).cutFrom).toEqual({ matching: 1, total: 4 });
  });
  it("keeps totals and accounts whole, and the longest that the chart draws whatever the order", () => {
    const oldest = buildJob({ id: "oldest", startedAt: before(DAY_MS) });
    const whole = buildEnvelope({ snapshot: buildSnapshot({ jobs: [oldest, ...buildJobs(400)] }) });
    const { envelope, cutFrom } = cutJobs(whole, { ...VIEW, dir: "desc" });
    const jobs = envelope.snapshot?.jobs ?? [];
    expect(jobs.slice(0, 21)).toEqual(whole.snapshot?.jobs.slice(0, 21));
    expect(jobs).toHaveLength(71);
    expect(envelope.snapshot?.totals).toBe(whole.snapshot?.totals);
    // The table still begins with its own first 50, and goes on with nothing else.
    const snapshot = envelope.snapshot ?? null;
    const table = toJobTable({
      ...VIEW,
      dir: "desc",
      filters: VIEW,
      page: 1,
      labels: new Map(),
      snapshot,
      cutFrom,
      nowMs: NOW_MS,
      zone: "UTC",
    });
    expect(table.rows.map(({ id }) => id)).toEqual(
      jobs
        .slice(21)
        .reverse()
        .map(({ id }) => id),
    );
  });
  it("keeps the first 50 by their usual where the table is sorted so", () => {
    const jobs = buildJobs(400).map((job, at) => ({ ...job, accountId: at >= 350 ? "9" : "1" }));
    const usual = [
      buildUsual({ accountId: "1", p50Ms: 100 * DAY_MS, p95Ms: 200 * DAY_MS }),
      buildUsual({ accountId: "9" }),
    ];
    const whole = buildEnvelope({ snapshot: buildSnapshot({ jobs }), usual });
    const kept = cutJobs(whole, { ...VIEW, sort: "usual", dir: "desc" }).envelope.snapshot?.jobs ?? [];
    const ids = new Set(kept.map(({ id }) => id));
    expect(jobs.slice(350).filter(({ id }) => !ids.has(id))).toEqual([]);
  });
  it("is one page of the table, however much is kept, and keeps no more of what looks stuck than that", () => {
    const jobs = buildJobs(400).map((job) => ({ ...job, startedAt: before(DAY_MS) }));
    const whole = buildEnvelope({ snapshot: buildSnapshot({ jobs }), usual: [buildUsual()] });
    const { envelope, cutFrom } = cutJobs(whole, { ...VIEW, dir: "desc", sort: "account" });
    const snapshot = envelope.snapshot ?? null;
    expect(snapshot?.jobs.length).toBeLessThanOrEqual(121);
    const table = toJobTable({
      ...VIEW,
      ...{ filters: VIEW, page: 2, labels: new Map(), snapshot, cutFrom, nowMs: NOW_MS, zone: "UTC" },
    });
    expect([table.pages, table.rows.length]).toEqual([1, 50]);
  });
  it("keeps jobs that look stuck, whatever the table's order", () => {
    const jobs = buildJobs(400).map((job, at) => (at === 200 ? { ...job, accountId: "9" } : job));
    const usual = [buildUsual({ accountId: "9", p50Ms: 1_000, p95Ms: 2_000 })];
    const whole = buildEnvelope({ snapshot: buildSnapshot({ jobs }), usual });
    const kept = cutJobs(whole, VIEW).envelope.snapshot?.jobs ?? [];
    expect(kept).toEqual([...jobs.slice(0, 50), jobs[200]]);
  });
});
