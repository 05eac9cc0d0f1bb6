import { describe, expect, it } from "vitest";
import { recordingText } from "@/lib/view/recording-text";
import { HOUR_MS } from "@/lib/domain/time-units";
import { MOMENT } from "../../support/builders/build-view";
import { before } from "../../support/builders/times";

describe("whether history is recorded", () => {
  it("is told only while it is not recorded", () => {
    expect(recordingText(null, null, MOMENT)).toBeNull();
    expect(recordingText({ ok: true, since: before(HOUR_MS) }, null, MOMENT)).toBeNull();
  });

  it("is told with the reason where that is known, and promises nothing of its own", () => {
    const away = { ok: false, since: before(HOUR_MS) };
    expect(recordingText(away, "A newer version of Slotwatch wrote this database.", MOMENT)).toBe(
      "History has not been recorded since 15:42. A newer version of Slotwatch wrote this database. What runs now is shown all the same; this time stays a gap.",
    );
    expect(recordingText(away, null, MOMENT)).toContain("The server's log says why.");
    expect(recordingText({ ok: false, since: "no time" }, null, MOMENT)).toContain("History is not being recorded.");
  });
});
