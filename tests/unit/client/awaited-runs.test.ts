import { describe, expect, it } from "vitest";
import { createAwaitedRuns } from "@/lib/client/awaited-runs";

describe("which finished jobs are waited for", () => {
  it("those that left, until they are read", () => {
    const awaited = createAwaitedRuns();
    expect(awaited.takeJobs(["a", "b"])).toBe(false);
    expect(awaited.takeJobs(["a", "b"])).toBe(false);
    expect(awaited.asks()).toBe(false);
    expect(awaited.takeJobs(["b", "c"])).toBe(true);
    expect(awaited.asks()).toBe(true);
    // Not written yet: an answer without it.
    awaited.takeRuns(["old"]);
    expect(awaited.asks()).toBe(true);
    awaited.takeRuns(["a", "old"]);
    expect(awaited.asks()).toBe(false);
  });

  it("not one that comes back", () => {
    const awaited = createAwaitedRuns();
    awaited.takeJobs(["a"]);
    awaited.takeJobs([]);
    awaited.takeJobs(["a"]);
    expect(awaited.asks()).toBe(false);
  });

  it("nor for ever", () => {
    const awaited = createAwaitedRuns();
    awaited.takeJobs(["a"]);
    awaited.takeJobs([]);
    expect([awaited.asks(), awaited.asks(), awaited.asks(), awaited.asks()]).toEqual([true, true, true, false]);
  });
});
