import { describe, expect, it } from "vitest";
import { OVERDUE } from "@/lib/domain/forecast";
import { nextFreeText, scoreText, silenceText } from "@/lib/view/next-free";
import { MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";

const forecast = { medianMs: 118 * SECOND_MS, lowMs: 65 * SECOND_MS, highMs: 235 * SECOND_MS };

describe("the wait for a slot", () => {
  it("is a middle guess with its range", () => {
    expect(nextFreeText(forecast, 0)).toEqual({
      text: "next in about 2\u00a0min (1\u00a0to\u00a04)",
      short: "in ~2 min",
    });
  });

  it("tells the unit of a range that begins at nothing, too, and no range where there is none", () => {
    expect(nextFreeText({ medianMs: 2 * MINUTE_MS, lowMs: 0, highMs: 3 * MINUTE_MS }, 0).text).toBe(
      "next in about 2\u00a0min (up\u00a0to\u00a03\u00a0min)",
    );
    expect(nextFreeText({ medianMs: 3 * MINUTE_MS, lowMs: 3 * MINUTE_MS, highMs: 3 * MINUTE_MS }, 0).text).toBe(
      "next in about 3\u00a0min",
    );
  });

  it("shrinks with age, in seconds at the end, and never below nothing", () => {
    expect(nextFreeText(forecast, 65 * SECOND_MS).text).toBe("next in about 55\u00a0s (up\u00a0to\u00a03\u00a0min)");
    expect(nextFreeText({ medianMs: 41 * SECOND_MS, lowMs: 12 * SECOND_MS, highMs: 80 * SECOND_MS }, 0).text).toBe(
      "next in about 40\u00a0s (10\u00a0to\u00a080\u00a0s)",
    );
    expect(nextFreeText({ medianMs: 20 * SECOND_MS, lowMs: 0, highMs: 60 * SECOND_MS }, 0).text).toBe(
      "next in about 20\u00a0s (up\u00a0to\u00a060\u00a0s)",
    );
    expect(nextFreeText(forecast, 10 * MINUTE_MS).text).toBe("next any moment");
  });

  it("says overdue only of what was so when it was made", () => {
    expect(nextFreeText(OVERDUE, 0)).toEqual({ text: "next overdue", short: "overdue" });
  });

  it("tells what its word is worth, and why it is silent", () => {
    expect(scoreText({ right: 41, judged: 50, silent: false })).toBe("right 41 of the last 50 times");
    expect(scoreText({ right: 3, judged: 3, silent: false })).toBe("right 3 of the last 3 times");
    expect(scoreText({ right: 2, judged: 2, silent: false })).toBeNull();
    expect(silenceText({ right: 5, judged: 12, silent: true })).toBe(
      "no forecast for the next one: of the last 12 only 5 were right",
    );
    expect(silenceText({ right: 8, judged: 12, silent: false })).toBeNull();
  });
});
