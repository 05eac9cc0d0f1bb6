import { describe, expect, it } from "vitest";
import { addUncounted, holdsSlot, JOB_KINDS, UNCOUNTED_KINDS } from "@/lib/domain/kind";

describe("kinds", () => {
  it("hold a slot exactly when they are not uncounted", () => {
    expect(JOB_KINDS.filter((kind) => !holdsSlot(kind))).toEqual([...UNCOUNTED_KINDS]);
  });
});

describe("addUncounted", () => {
  it("adds kind by kind and leaves out what has none", () => {
    expect(addUncounted([{ image: 2, speech: 0 }, { image: 1, unknown: 1 }, {}])).toEqual({ image: 3, unknown: 1 });
  });
  it("gives no kind at all where there is nothing to add", () => {
    expect(addUncounted([])).toEqual({});
  });
});
