import { describe, expect, it, vi } from "vitest";
import { inBackground } from "@/lib/server/in-background";
import { StoreAwayError } from "@/lib/server/store/store-away";

describe("inBackground", () => {
  it("says nothing of a store that is away, and of any other failure once, each by itself", async () => {
    const warn = vi.fn();
    await inBackground(Promise.reject(new StoreAwayError("gone", "")), "away", warn);
    await inBackground(Promise.resolve(), "well", warn);
    expect(warn).not.toHaveBeenCalled();
    const fault = new Error("no such column");
    for (const what of ["one", "one", "another"]) await inBackground(Promise.reject(fault), what, warn);
    expect(warn.mock.calls).toEqual([
      [fault, "one"],
      [fault, "another"],
    ]);
  });
});
