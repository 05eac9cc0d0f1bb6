import { describe, expect, it } from "vitest";
import { DEMO_SCENE_LABELS, DEMO_SCENES, isDemoScene } from "@/lib/domain/demo";
import { isTimeZone } from "@/lib/domain/time-zone";

describe("isTimeZone", () => {
  it.each(["UTC", "Europe/Berlin", "Asia/Kathmandu"])("knows the time zone %s", (zone) =>
    expect(isTimeZone(zone)).toBe(true),
  );
  it.each(["", "Nowhere/City", "<script>"])("knows no time zone %j", (zone) => expect(isTimeZone(zone)).toBe(false));
});

describe("demo scenes", () => {
  it("each have a label that is not empty", () => {
    for (const scene of DEMO_SCENES) expect(DEMO_SCENE_LABELS[scene]).not.toBe("");
  });
  it.each([null, 1, "", "CALM", "toString"])("does not take %j for a scene", (text) =>
    expect(isDemoScene(text)).toBe(false),
  );
});
