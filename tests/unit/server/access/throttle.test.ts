import { describe, expect, it } from "vitest";
import { createThrottle } from "@/lib/server/access/throttle";

function setUp(speed = 1) {
  let nowMs = 1_000_000;
  const throttle = createThrottle(() => nowMs, speed);
  return { throttle, wait: (ms: number) => (nowMs += ms) };
}

describe("the throttle", () => {
  it("lets a person mistype five times, then makes them wait, longer each time", () => {
    const { throttle, wait } = setUp();
    for (let tries = 0; tries < 5; tries++) expect(throttle.admit("a").ok).toBe(true);
    const waits: number[] = [];
    for (let tries = 0; tries < 4; tries++) {
      const refused = throttle.admit("a");
      if (refused.ok) throw new Error("should wait");
      waits.push(refused.retryAfterMs);
      wait(refused.retryAfterMs);
      expect(throttle.admit("a").ok).toBe(true);
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000]);
  });

  it("tells clients apart where it can, and holds all of them together", () => {
    const { throttle } = setUp();
    for (let tries = 0; tries < 5; tries++) throttle.admit("a");
    expect(throttle.admit("a").ok).toBe(false);
    expect(throttle.admit("b").ok).toBe(true);
    for (let client = 0; client < 100; client++) throttle.admit(`c${client}`);
    expect(throttle.admit("somebody new").ok).toBe(false);
  });

  it.each([
    ["from one client", () => null],
    ["from a new client each time", (tries: number) => `client-${tries}`],
  ])("checks at most 30 in any 5 minutes, whatever the pace, %s", (_name, clientOf) => {
    const { throttle, wait } = setUp();
    const checked: number[] = [];
    let nowMs = 0;
    for (let tries = 0; tries < 20_000; tries++) {
      if (throttle.admit(clientOf(tries)).ok) checked.push(nowMs);
      nowMs += 100;
      wait(100);
    }
    const most = Math.max(...checked.map((from) => checked.filter((at) => at >= from && at < from + 300_000).length));
    expect(most).toBeLessThanOrEqual(30);
    expect(checked.length).toBeGreaterThan(15);
  });

  it("forgets a try that was right", () => {
    const { throttle } = setUp();
    for (let people = 0; people < 100; people++) {
      const admission = throttle.admit(null);
      expect(admission.ok).toBe(true);
      if (admission.ok) admission.forgive();
    }
  });

  it("runs faster where time does", () => {
    const { throttle, wait } = setUp(10);
    for (let tries = 0; tries < 5; tries++) throttle.admit(null);
    expect(throttle.admit(null)).toEqual({ ok: false, retryAfterMs: 100 });
    wait(100);
    expect(throttle.admit(null).ok).toBe(true);
  });
});
