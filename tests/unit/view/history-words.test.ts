import { describe, expect, it } from "vitest";
import { formatLasted } from "@/lib/view/history-words";

describe("formatLasted", () => {
  it.each([
    [0, "0 s"],
    [42_400, "42 s"],
    [59_700, "1 min"],
    [60_000, "1 min"],
    [285_000, "4 min 45 s"],
    [3_599_400, "59 min 59 s"],
    [3_599_700, "1 h"],
    [4_512_000, "1 h 15 min"],
  ])("says how long %d ms are as no time of day could be said: %s", (ms, text) => {
    expect(formatLasted(ms)).toBe(text);
  });
});
