import { describe, expect, it } from "vitest";
import { periodText } from "@/lib/view/history-range";
import { buildHistory } from "../../support/builders/build-history";

const history = { ...buildHistory(), from: "2026-11-22T16:45:00.000Z", to: "2026-11-23T16:45:00.000Z" };
const seen = (afterMs: number, isOld = false) =>
  periodText(history, { nowMs: Date.parse(history.to) + afterMs, zone: "UTC" }, isOld);

describe("periodText", () => {
  it("ends now while history is asked for anew", () => {
    expect(seen(60_000)).toBe("22 Nov 16:45 to now, UTC");
  });

  it("ends at its own time where it can't be asked for anew, however young it is, or was not for minutes", () => {
    expect(seen(1_000, true)).toBe("22 Nov 16:45 to 16:45, UTC");
    expect(seen(150_000)).toBe("22 Nov 16:45 to 16:45, UTC");
  });
});
