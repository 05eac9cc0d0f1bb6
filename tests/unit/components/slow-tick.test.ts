import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSlowTick } from "@/components/ui/slow-tick";
import { serverClock, tickNow } from "@/lib/client/use-now";
import { SECOND_MS } from "@/lib/domain/time-units";

/** A round second of the server's clock, far from where the clock of these tests begins. */
const ROUND_MS = Date.UTC(2026, 0, 5, 12);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("createSlowTick", () => {
  it("calls all back in one frame, every few seconds, from the first listener to the last", () => {
    serverClock.sync(ROUND_MS);
    const slow = createSlowTick(() => 8 * SECOND_MS);
    const updates = Array.from({ length: 10 }, () => vi.fn<(nowMs: number) => void>());
    const stops = updates.map((update) => slow.subscribe(update));
    const calls = () => updates.map(({ mock }) => mock.calls.length);
    // Ticks come a little after the full second.
    vi.advanceTimersByTime(9.5 * SECOND_MS);
    expect(calls()).toEqual(Array(10).fill(0));
    vi.advanceTimersByTime(SECOND_MS);
    expect(calls()).toEqual(Array(10).fill(1));
    expect(new Set(updates.flatMap(({ mock }) => mock.calls.map(([nowMs]) => nowMs))).size).toBe(1);
    for (const stop of stops.slice(1)) stop();
    vi.advanceTimersByTime(10 * SECOND_MS);
    expect(calls()).toEqual([2, ...Array<number>(9).fill(1)]);
    stops[0]?.();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("goes with an answer that comes about then, and not with each", () => {
    serverClock.sync(ROUND_MS + 20 * SECOND_MS);
    const slow = createSlowTick(() => 8 * SECOND_MS);
    const update = vi.fn<(nowMs: number) => void>();
    const stop = slow.subscribe(update);
    vi.advanceTimersByTime(3.4 * SECOND_MS);
    tickNow();
    expect(update).not.toHaveBeenCalled();
    vi.advanceTimersByTime(3 * SECOND_MS);
    tickNow();
    expect(update.mock.calls).toEqual([[serverClock.now()]]);
    vi.advanceTimersByTime(9 * SECOND_MS);
    expect(update).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(2 * SECOND_MS);
    expect(update).toHaveBeenCalledTimes(2);
    // The page's clock is one for all tests of a worker: on the full second again.
    serverClock.sync(ROUND_MS + 40 * SECOND_MS);
    tickNow();
    stop();
  });

  it("is not held up by a clock that was put back", () => {
    serverClock.sync(ROUND_MS + 3_600 * SECOND_MS);
    const slow = createSlowTick(() => 8 * SECOND_MS);
    const update = vi.fn();
    const stop = slow.subscribe(update);
    serverClock.sync(ROUND_MS + 60 * SECOND_MS);
    vi.advanceTimersByTime(1.1 * SECOND_MS);
    expect(update).toHaveBeenCalledTimes(1);
    stop();
  });

  it("calls everybody at once when told, and then no sooner than before", () => {
    serverClock.sync(ROUND_MS + 90 * SECOND_MS);
    const slow = createSlowTick(() => 8 * SECOND_MS);
    const updates = [vi.fn(), vi.fn(), vi.fn()];
    const stops = updates.map((update) => slow.subscribe(update));
    vi.advanceTimersByTime(6 * SECOND_MS);
    slow.run(serverClock.now() ?? 0);
    const calls = () => updates.map(({ mock }) => mock.calls.length);
    expect(calls()).toEqual([1, 1, 1]);
    vi.advanceTimersByTime(9 * SECOND_MS);
    expect(calls()).toEqual([1, 1, 1]);
    vi.advanceTimersByTime(2 * SECOND_MS);
    expect(calls()).toEqual([2, 2, 2]);
    for (const stop of stops) stop();
  });

  it("tells the others though one throws, and lets the page hear of it", () => {
    const thrown = vi.spyOn(globalThis, "queueMicrotask").mockImplementation(() => undefined);
    const slow = createSlowTick(() => 8 * SECOND_MS);
    const heard = vi.fn();
    const stops = [
      slow.subscribe(() => {
        throw new Error("a broken text");
      }),
      slow.subscribe(heard),
    ];
    slow.run(ROUND_MS);
    expect(heard.mock.calls).toEqual([[ROUND_MS]]);
    expect(() => thrown.mock.calls[0]?.[0]()).toThrow("a broken text");
    for (const stop of stops) stop();
    thrown.mockRestore();
  });

  it("is as slow as the number of its listeners says, each tick where that is 0", () => {
    serverClock.sync(ROUND_MS + 120 * SECOND_MS);
    const slow = createSlowTick((listeners) => (listeners <= 1 ? 0 : 10 * SECOND_MS));
    const one = vi.fn();
    const stopOne = slow.subscribe(one);
    vi.advanceTimersByTime(3.5 * SECOND_MS);
    const each = one.mock.calls.length;
    expect(each).toBeGreaterThanOrEqual(3);
    const stopTwo = slow.subscribe(vi.fn());
    vi.advanceTimersByTime(5 * SECOND_MS);
    expect(one).toHaveBeenCalledTimes(each);
    stopTwo();
    vi.advanceTimersByTime(2 * SECOND_MS);
    expect(one).toHaveBeenCalledTimes(each + 2);
    stopOne();
    expect(vi.getTimerCount()).toBe(0);
  });
});
