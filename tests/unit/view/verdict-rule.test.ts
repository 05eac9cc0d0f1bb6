import { describe, expect, it } from "vitest";
import { VERDICT_RUNS, verdictOf, type Usual } from "@/lib/domain/usual";
import { verdictRule } from "@/lib/view/verdict-rule";
import { MINUTE_MS } from "@/lib/domain/time-units";

const usual = (n: number): Usual => ({
  ...{ kind: "video", accountId: null, ahead: null, n },
  ...{ p50Ms: MINUTE_MS, p90Ms: MINUTE_MS, p95Ms: MINUTE_MS, lowMs: MINUTE_MS, highMs: MINUTE_MS },
});

describe("verdictRule", () => {
  it("is told for as long as no job is judged, and not a run longer", () => {
    expect(verdictRule([])).toContain(`once ${VERDICT_RUNS} of their kind`);
    for (const n of [VERDICT_RUNS - 1, VERDICT_RUNS]) {
      const isJudged = verdictOf(60 * MINUTE_MS, "video", usual(n)) !== null;
      expect(verdictRule([usual(n)]) === null).toBe(isJudged);
    }
  });
});
