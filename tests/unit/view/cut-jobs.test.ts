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
    expect(cutFrom).toBe(301);
    expect(envelope.snapshot?.jobs).toEqual(buildJobs(301).slice(0, 50));
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
