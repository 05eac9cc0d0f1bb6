import { describe, expect, it } from "vitest";
import { SECOND_MS } from "@/lib/domain/time-units";
import type { Usual } from "@/lib/domain/usual";
import { againstUsual, limitsText } from "@/lib/view/against-usual";
import { toPaceBook, toPaces } from "@/lib/view/pace";
import { buildUsual } from "../../support/builders/build-history";
import { buildJob } from "../../support/builders/build-job";
import { before, NOW_MS } from "../../support/builders/times";

/** What is told of a job that runs for so long against these figures. */
function told(seconds: number, usual: Partial<Usual> = {}) {
  const job = buildJob({ kind: usual.kind ?? "video", startedAt: before(seconds * SECOND_MS) });
  return againstUsual(toPaces([job], toPaceBook([buildUsual(usual)], {}), NOW_MS).get(job.id));
}

const LIMITS = "usual 3:50, slow after 6:20, stuck after 12:40";

describe("against usual", () => {
  it.each([
    [228, "slow after 6:20", "dim"],
    [380, "slow after 6:20", "dim"],
    [381, "slower than 95 %", "slow"],
    [851, "3.7× usual", "stuck"],
    [2_990, "13× usual", "stuck"],
  ])("says of a job after %d s: %s, and by what", (seconds, text, tone) => {
    expect(told(seconds)).toEqual({ text, tone, basis: expect.stringContaining(LIMITS) });
  });

  it("tells of how many runs", () => {
    expect(told(100, { n: 200 })?.basis).toBe(`Of 200 runs like it: ${LIMITS}`);
  });

  it("promises no stuck of what holds no slot", () => {
    expect(told(100, { kind: "image", n: 60 })?.basis).toBe("Of 60 runs like it: usual 3:50, slow after 6:20");
    expect(limitsText(380 * SECOND_MS, false)).toBe("slow after 6:20");
  });

  it("tells figures from 20 runs, a range from 5, below that nothing, and judges by none of them", () => {
    expect(told(900, { n: 32 })).toEqual({ text: "usual 3:50 (32 runs)", tone: "dim", basis: null });
    const few = { p50Ms: null, p90Ms: null, p95Ms: null, lowMs: 190 * SECOND_MS, highMs: 340 * SECOND_MS };
    expect(told(900, { n: 6, ...few })?.text).toBe("so far 3:10 to 5:40 (6 runs)");
    expect(told(900, { n: 4, ...few })).toBeNull();
  });
});
