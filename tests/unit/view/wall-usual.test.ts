import { describe, expect, it } from "vitest";
import { wallUsual } from "@/lib/view/wall-usual";
import { SECOND_MS } from "@/lib/domain/time-units";
import { buildUsual } from "@/tests/support/builders/build-history";

describe("the usual video", () => {
  it("is a figure from 20 runs, a range from 5, and below that nothing", () => {
    expect(wallUsual(buildUsual())).toEqual({ label: "usual video", value: "3:50" });
    const few = buildUsual({ n: 6, p50Ms: null, p95Ms: null, lowMs: 190 * SECOND_MS, highMs: 340 * SECOND_MS });
    expect(wallUsual(few)).toEqual({ label: "videos took so far", value: "3 to 6 min" });
    const words = (lowS: number, highS: number) =>
      wallUsual({ ...few, lowMs: lowS * SECOND_MS, highMs: highS * SECOND_MS })?.value;
    expect([words(485, 1_089), words(180, 180), words(181, 239), words(12, 190)]).toEqual([
      ...["8 to 19 min", "3 min", "3 to 4 min", "up to 4 min"],
    ]);
    expect([words(40.2, 94.5), words(0, 0)]).toEqual(["40 to 95 s", "up to 1 s"]);
    expect([wallUsual({ ...few, n: 4 }), wallUsual(null)]).toEqual([null, null]);
  });
});
