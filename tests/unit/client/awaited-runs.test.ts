import { describe, expect, it } from "vitest";
import { createAwaitedRuns } from "@/lib/client/awaited-runs";
import { buildJob } from "../../support/builders/build-job";

const jobsOf = (ids: string[]) => ids.map((id) => buildJob({ id }));
const all = () => true;

describe("which finished jobs are waited for", () => {
  it("waits for the jobs that left the answers, until they are read as finished", () => {
    const awaited = createAwaitedRuns();
    expect(awaited.takeJobs(jobsOf(["a", "b"]), all)).toBe(false);
    expect(awaited.takeJobs(jobsOf(["a", "b"]), all)).toBe(false);
    expect(awaited.asks()).toBe(false);
    expect(awaited.takeJobs(jobsOf(["b", "c"]), all)).toBe(true);
    expect(awaited.asks()).toBe(true);
    // Not written yet: an answer without it.
    awaited.takeRuns(["old"]);
    expect(awaited.asks()).toBe(true);
    awaited.takeRuns(["a", "old"]);
    expect(awaited.asks()).toBe(false);
  });

  it("waits only for jobs that the filter shows at the moment they leave", () => {
    const awaited = createAwaitedRuns();
    const isA = ({ id }: { id: string }) => id === "a";
    awaited.takeJobs(jobsOf(["a", "b"]), isA);
    expect(awaited.takeJobs(jobsOf(["a"]), isA)).toBe(false);
    awaited.takeJobs(jobsOf(["a", "b"]), isA);
    expect(awaited.takeJobs(jobsOf(["a"]), all)).toBe(true);
  });

  it("stops waiting for a job that comes back into the answers", () => {
    const awaited = createAwaitedRuns();
    awaited.takeJobs(jobsOf(["a"]), all);
    awaited.takeJobs(jobsOf([]), all);
    awaited.takeJobs(jobsOf(["a"]), all);
    expect(awaited.asks()).toBe(false);
  });

  it("gives up on a job that is never read as finished", () => {
    const awaited = createAwaitedRuns();
    awaited.takeJobs(jobsOf(["a"]), all);
    awaited.takeJobs(jobsOf([]), all);
    expect([awaited.asks(), awaited.asks(), awaited.asks(), awaited.asks()]).toEqual([true, true, true, false]);
  });
});
