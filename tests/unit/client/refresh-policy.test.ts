import { describe, expect, it } from "vitest";
import {
  answerLimitMs,
  askDelayMs,
  asksOnWake,
  isSuspectAfter,
  nextSlackMs,
  retryDelayMs,
  type AskInput,
} from "@/lib/client/refresh-policy";

const usual: AskInput = {
  isPartial: false,
  nextPollMs: 4_000,
  pollIntervalMs: 5_000,
  sinceAnswerMs: 0,
  unchanged: 0,
  slackMs: 80,
};

describe("askDelayMs", () => {
  it("follows the server's estimate, a little later", () => {
    expect(askDelayMs(usual)).toBe(4_080);
  });

  it("counts from the answer, not from now", () => {
    expect(askDelayMs({ ...usual, sinceAnswerMs: 1_000 })).toBe(3_080);
    expect(askDelayMs({ ...usual, sinceAnswerMs: 60_000 })).toBe(50);
  });

  it("asks at once when part of the jobs is missing", () => {
    expect(askDelayMs({ ...usual, isPartial: true })).toBe(1);
  });

  it("never waits longer than the interval, so that someone else's Try now shows", () => {
    expect(askDelayMs({ ...usual, nextPollMs: 60_000 })).toBe(5_000);
  });

  it("asks once more soon after a question that came too early, then grows patient", () => {
    const early = { ...usual, nextPollMs: 250 };
    expect(askDelayMs({ ...early, unchanged: 1 })).toBe(330);
    expect(askDelayMs({ ...early, unchanged: 2 })).toBe(2_500);
    expect(askDelayMs({ ...early, unchanged: 3 })).toBe(5_000);
    expect(askDelayMs({ ...early, unchanged: 50 })).toBe(5_000);
  });

  it("keeps within 1.2 questions an interval while the upstream hangs", () => {
    let atMs = 0;
    let questions = 0;
    for (let unchanged = 1; atMs < 20 * 5_000; unchanged += 1) {
      atMs += askDelayMs({ ...usual, nextPollMs: 1_000, unchanged });
      questions += 1;
    }
    expect(questions / 20).toBeLessThanOrEqual(1.2);
  });

  it("keeps its slack small in compressed time", () => {
    expect(askDelayMs({ ...usual, nextPollMs: 100, pollIntervalMs: 200, slackMs: 350 })).toBe(150);
  });
});

describe("nextSlackMs", () => {
  it("widens at once and narrows slowly, within bounds", () => {
    expect(nextSlackMs(80, true)).toBe(130);
    expect(nextSlackMs(80, false)).toBe(75);
    expect(nextSlackMs(350, true)).toBe(350);
    expect(nextSlackMs(60, false)).toBe(60);
  });

  it("settles where about one question in ten is too early, under latency of any spread", () => {
    // Deterministic spread: latency above the median by 0-300 ms, evenly.
    let slackMs = 80;
    let early = 0;
    for (let poll = 0; poll < 2_000; poll += 1) {
      const aboveMedianMs = ((poll * 7_919) % 600) - 300;
      const isEarly = aboveMedianMs > slackMs;
      if (isEarly) early += 1;
      slackMs = nextSlackMs(slackMs, isEarly);
    }
    expect(early / 2_000).toBeLessThan(0.2);
  });
});

describe("retryDelayMs", () => {
  const retry = { isPaused: false, failures: 1, pollIntervalMs: 5_000, spentMs: 0 };

  it("begins at 2 s and ends at the poll interval", () => {
    expect(retryDelayMs(retry)).toBe(2_000);
    expect(retryDelayMs({ ...retry, failures: 2 })).toBe(3_000);
    expect(retryDelayMs({ ...retry, failures: 3 })).toBe(4_500);
    expect(retryDelayMs({ ...retry, failures: 400 })).toBe(5_000);
  });

  it("never exceeds 15 s, whatever the interval", () => {
    expect(retryDelayMs({ ...retry, failures: 99, pollIntervalMs: 300_000 })).toBe(15_000);
  });

  it("counts from the start of the failed question", () => {
    expect(retryDelayMs({ ...retry, failures: 9, spentMs: 4_000 })).toBe(1_000);
    expect(retryDelayMs({ ...retry, failures: 9, spentMs: 9_000 })).toBe(250);
  });

  it("does not try again while paused", () => {
    expect(retryDelayMs({ ...retry, isPaused: true })).toBeNull();
  });

  it("is back within an interval and a second, whether the server refuses or hangs", () => {
    for (const pollIntervalMs of [2_000, 5_000, 10_000, 15_000]) {
      for (const spentMs of [5, answerLimitMs(pollIntervalMs)]) {
        const delayMs = retryDelayMs({ isPaused: false, failures: 99, pollIntervalMs, spentMs });
        expect(delayMs).not.toBeNull();
        expect(delayMs).toBeLessThanOrEqual(Math.max(2_000, pollIntervalMs));
      }
    }
  });
});

describe("asksOnWake", () => {
  it("asks at once when nobody knows how old the data is", () => {
    for (const reason of ["jump", "pageshow", "online"] as const) {
      expect(asksOnWake({ reason, isPaused: false, dueInMs: 4_000 })).toBe(true);
      expect(isSuspectAfter(reason)).toBe(true);
    }
  });

  it("asks when looked at only if a question is overdue", () => {
    expect(asksOnWake({ reason: "visible", isPaused: false, dueInMs: 4_000 })).toBe(false);
    expect(asksOnWake({ reason: "visible", isPaused: false, dueInMs: -1 })).toBe(true);
    expect(isSuspectAfter("visible")).toBe(false);
  });

  it("asks on no wake-up, focus or reconnect while paused", () => {
    for (const reason of ["jump", "pageshow", "online", "visible"] as const) {
      expect(asksOnWake({ reason, isPaused: true, dueInMs: -1 })).toBe(false);
    }
  });
});
