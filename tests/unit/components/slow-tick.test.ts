import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSlowTick } from "@/components/ui/slow-tick";
import { serverClock } from "@/lib/client/use-now";

const SECOND = 1_000;
/** A round second of the server's clock, far from where the clock of these tests begins. */
const ROUND_MS = Date.UTC(2026, 0, 5, 12);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("createSlowTick", () => {
  it("calls each back every few seconds, a few at each tick, from the first listener to the last", () => {
    serverClock.sync(ROUND_MS);
    const slow = createSlowTick(() => 5 * SECOND);
    const updates = Array.from({ length: 10 }, () => vi.fn<(nowMs: number) => void>());
    const stops = updates.map((update) => slow.subscribe(update));
    const calls = () => updates.map(({ mock }) => mock.calls.length);
    const sum = () => calls().reduce((all, each) => all + each, 0);
    // Ticks come a little after the full second.
    vi.advanceTimersByTime(0.1 * SECOND);
    let before = 0;
    for (let second = 1; second <= 15; second += 1) {
      vi.advanceTimersByTime(SECOND);
      expect(sum() - before).toBeLessThanOrEqual(2);
      before = sum();
      if (second === 5) expect(calls()).toEqual(Array(10).fill(1));
    }
    expect(calls()).toEqual(Array(10).fill(3));
    const times = updates[3]?.mock.calls.map(([nowMs]) => nowMs) ?? [];
    expect(Math.round(((times[2] ?? 0) - (times[1] ?? 0)) / SECOND)).toBe(5);
    for (const stop of stops.slice(1)) stop();
    vi.advanceTimersByTime(5 * SECOND);
    expect(calls()).toEqual([4, ...Array<number>(9).fill(3)]);
    stops[0]?.();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("calls everybody at once when told, and then no sooner than before", () => {
    serverClock.sync(ROUND_MS + 30 * SECOND);
    const slow = createSlowTick(() => 5 * SECOND);
    const updates = [vi.fn(), vi.fn(), vi.fn()];
    const stops = updates.map((update) => slow.subscribe(update));
    slow.run(serverClock.now() ?? 0);
    const calls = () => updates.map(({ mock }) => mock.calls.length);
    expect(calls()).toEqual([1, 1, 1]);
    vi.advanceTimersByTime(4.5 * SECOND);
    expect(calls()).toEqual([1, 1, 1]);
    vi.advanceTimersByTime(SECOND);
    expect(calls()).toEqual([2, 2, 2]);
    for (const stop of stops) stop();
  });

  it("is as slow as the number of its listeners says, each tick where that is 0", () => {
    serverClock.sync(ROUND_MS + 60 * SECOND);
    const slow = createSlowTick((listeners) => (listeners <= 1 ? 0 : 10 * SECOND));
    const one = vi.fn();
    const stopOne = slow.subscribe(one);
    vi.advanceTimersByTime(3.5 * SECOND);
    const each = one.mock.calls.length;
    expect(each).toBeGreaterThanOrEqual(3);
    const stopTwo = slow.subscribe(vi.fn());
    vi.advanceTimersByTime(5 * SECOND);
    expect(one).toHaveBeenCalledTimes(each);
    stopTwo();
    vi.advanceTimersByTime(2 * SECOND);
    expect(one).toHaveBeenCalledTimes(each + 2);
    // The page's clock is one for all tests of a worker.
    stopOne();
    expect(vi.getTimerCount()).toBe(0);
  });
});
