import { describe, expect, it } from "vitest";
import { RANGES } from "@/lib/domain/view-state";
import { planRange } from "@/lib/server/history/reading/history-ranges";
import { DAY_MS } from "@/lib/domain/time-units";

const NOW = Date.UTC(2026, 10, 23, 16, 2, 11);

describe("planRange", () => {
  it("cuts every range into steps that begin at whole multiples, the last one still filling", () => {
    for (const range of RANGES) {
      const { fromMs, toMs, bucketMs } = planRange(range, NOW, NOW - 40 * DAY_MS);
      expect(fromMs % bucketMs).toBe(0);
      expect(toMs).toBe(NOW);
      const steps = Math.ceil((toMs - fromMs) / bucketMs);
      expect(steps).toBeGreaterThanOrEqual(40);
      expect(steps).toBeLessThanOrEqual(121);
    }
  });

  it("has as many steps at the very end of one", () => {
    const end = Date.UTC(2026, 10, 23, 16);
    expect(planRange("1h", end, null)).toMatchObject({ fromMs: end - 3_600_000, bucketMs: 60_000 });
  });

  it("begins where recording began for all, in steps as fine as a chart carries", () => {
    expect(planRange("all", NOW, null)).toMatchObject({ bucketMs: 3_600_000, source: "hours" });
    expect(planRange("all", NOW, NOW - 3 * DAY_MS).bucketMs).toBe(3_600_000);
    expect(planRange("all", NOW, NOW - 400 * DAY_MS).bucketMs).toBe(7 * DAY_MS);
    expect(planRange("all", NOW, NOW - 3650 * DAY_MS).bucketMs).toBe(30 * DAY_MS);
    // A clock that was set back: nothing before now.
    expect(planRange("all", NOW, NOW + DAY_MS).fromMs).toBeLessThanOrEqual(NOW);
  });
});
