import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { segmentsText, toSegments } from "@/lib/view/segments";

describe("toSegments", () => {
  it("makes code of what stands between back-quotes", () => {
    expect(toSegments("Check `A`, then `b c`.")).toEqual([
      { text: "Check " },
      { text: "A", style: "code" },
      { text: ", then " },
      { text: "b c", style: "code" },
      { text: "." },
    ]);
    expect(toSegments("")).toEqual([]);
  });
  it("loses nothing but the back-quotes", () => {
    fc.assert(fc.property(fc.string(), (text) => segmentsText(toSegments(text)) === text.replaceAll("`", "")));
  });
});
