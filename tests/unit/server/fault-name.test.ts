import { describe, expect, it } from "vitest";
import { faultName } from "@/lib/server/fault-name";
import { StoreAwayError } from "@/lib/server/store/store-away";

describe("faultName", () => {
  it.each([
    [Object.assign(new Error("canary"), { code: "57014" }), "57014"],
    [Object.assign(new Error("canary"), { code: "SQLITE_FULL" }), "SQLITE_FULL"],
    [new StoreAwayError("locked", "canary"), "locked"],
    [Object.assign(new TypeError("canary"), { code: "a canary's text" }), "TypeError"],
    ["canary", "unknown"],
  ])("tells of %s no more than %s", (error, name) => {
    expect(faultName(error)).toBe(name);
  });
});
