import { describe, expect, it } from "vitest";
import { openCursor, readCursor, sealCursor, writeCursor } from "@/lib/server/history/reading/run-cursor";

const place = { endedBeforeMs: 1_795_558_877_186, n: 93 };

describe("a cursor", () => {
  it("comes back as it was", () => {
    expect(readCursor(writeCursor(place))).toEqual(place);
  });

  it("that is none falls back to the beginning", () => {
    for (const text of [null, "", "x", "1", "1.", "-1.2", "1.2.3", "1e3.4", "9".repeat(40), "1.9999999999"]) {
      expect(readCursor(text)).toBeNull();
    }
  });

  it("of a share tells nothing, and opens under its own key alone", () => {
    const sealed = sealCursor(place, "key of the share");
    expect(openCursor(sealed, "key of the share")).toEqual(place);
    expect(openCursor(sealed, "another key")).toBeNull();
    expect(sealCursor(place, "key of the share")).not.toBe(sealed);
    expect(sealCursor({ endedBeforeMs: 1, n: 1 }, "key of the share")).toHaveLength(sealed.length);
    const broken = `${sealed.slice(0, -2)}${sealed.endsWith("AA") ? "BB" : "AA"}`;
    for (const text of [null, "", writeCursor(place), broken, sealed.slice(4)]) {
      expect(openCursor(text, "key of the share")).toBeNull();
    }
  });
});
