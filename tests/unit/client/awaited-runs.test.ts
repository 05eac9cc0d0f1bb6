import { describe, expect, it } from "vitest";
import { createAwaitedRuns } from "@/lib/client/awaited-runs";
import { buildJob } from "../../support/builders/build-job";

const jobsOf = (ids: string[]) => ids.map((id) => buildJob({ id }));
const all = () => true;

describe("which finished jobs are waited for", () => {
  it("those that left, until they are read", () => {
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

  it("of those that are shown, by the filter of the moment they leave", () => {
    const awaited = createAwaitedRuns();
    const isA = ({ id }: { id: string }) => id === "a";
    awaited.takeJobs(jobsOf(["a", "b"]), isA);
    expect(awaited.takeJobs(jobsOf(["a"]), isA)).toBe(false);
    awaited.takeJobs(jobsOf(["a", "b"]), isA);
    expect(awaited.takeJobs(jobsOf(["a"]), all)).toBe(true);
  });

  it("not one that comes back", () => {
    const awaited = createAwaitedRuns();
    awaited.takeJobs(jobsOf(["a"]), all);
    awaited.takeJobs(jobsOf([]), all);
    awaited.takeJobs(jobsOf(["a"]), all);
    expect(awaited.asks()).toBe(false);
  });

  it("nor for ever", () => {
    const awaited = createAwaitedRuns();
    awaited.takeJobs(jobsOf(["a"]), all);
    awaited.takeJobs(jobsOf([]), all);
    expect([awaited.asks(), awaited.asks(), awaited.asks(), awaited.asks()]).toEqual([true, true, true, false]);
  });
});
