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
  it("calls everybody each few seconds, from the first listener to the last", () => {
    serverClock.sync(ROUND_MS);
    const [one, two] = [vi.fn(), vi.fn()];
    const slow = createSlowTick(() => 5 * SECOND);
    const stopOne = slow.subscribe(one);
    const stopTwo = slow.subscribe(two);
    vi.advanceTimersByTime(4.5 * SECOND);
    expect(one).not.toHaveBeenCalled();
    vi.advanceTimersByTime(12 * SECOND);
    expect([one.mock.calls.length, two.mock.calls.length]).toEqual([3, 3]);
    stopOne();
    vi.advanceTimersByTime(5 * SECOND);
    expect([one.mock.calls.length, two.mock.calls.length]).toEqual([3, 4]);
    stopTwo();
    expect(vi.getTimerCount()).toBe(0);
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
