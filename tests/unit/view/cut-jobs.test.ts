import { describe, expect, it } from "vitest";
import { cutJobs } from "@/lib/view/cut-jobs";
import { buildEnvelope, buildStartingEnvelope } from "@/tests/support/builders/build-envelope";
import { buildJob, buildJobs } from "@/tests/support/builders/build-job";
import { buildSnapshot } from "@/tests/support/builders/build-snapshot";
import { before, DAY } from "@/tests/support/builders/times";

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
  it("keeps totals and accounts whole, and the longest running video whatever the order", () => {
    const oldest = buildJob({ id: "oldest", startedAt: before(DAY) });
    const whole = buildEnvelope({ snapshot: buildSnapshot({ jobs: [oldest, ...buildJobs(400)] }) });
    const { envelope } = cutJobs(whole, { ...VIEW, dir: "desc" });
    expect(envelope.snapshot?.jobs[0]?.id).toBe("oldest");
    expect(envelope.snapshot?.jobs).toHaveLength(51);
    expect(envelope.snapshot?.totals).toBe(whole.snapshot?.totals);
  });
});
