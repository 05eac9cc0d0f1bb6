import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addBins, writeBins } from "@/lib/server/history/duration-histogram";

const histograms = fc.dictionary(fc.nat(400).map(String), fc.integer({ min: 1, max: 1_000_000 }));

describe("a stored histogram", () => {
  it("is added bin by bin to what is there", () => {
    const histogram = { "37": 1, "40": 5 };
    addBins(histogram, "0:3 37:2 138:10");
    expect(histogram).toEqual({ "0": 3, "37": 3, "40": 5, "138": 10 });
  });

  it("of no durations adds nothing", () => {
    const histogram = {};
    addBins(histogram, "");
    expect(histogram).toEqual({});
  });

  it("is read as it was written, whatever is in it", () => {
    fc.assert(
      fc.property(histograms, (written) => {
        const read = {};
        addBins(read, writeBins(written));
        expect(read).toEqual({ ...written });
      }),
    );
  });
});
