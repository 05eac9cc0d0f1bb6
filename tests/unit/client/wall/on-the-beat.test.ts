import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSlowTick } from "@/components/ui/slow-tick";
import { serverClock } from "@/lib/client/use-now";
import { onTheBeat } from "@/lib/client/wall/on-the-beat";

const SECOND = 1_000;
/** A round second of the server's clock, far from where the clock of these tests begins. */
const ROUND_MS = Date.UTC(2026, 0, 5, 12);

function setSeen(visibilityState: "visible" | "hidden"): void {
  vi.stubGlobal("document", { visibilityState });
}

beforeEach(() => {
  vi.useFakeTimers();
  setSeen("visible");
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("onTheBeat", () => {
  it("waits for the tick, which comes on the server's full second", () => {
    serverClock.sync(ROUND_MS + 400);
    const todo = vi.fn();
    onTheBeat(todo);
    vi.advanceTimersByTime(590);
    expect(todo).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60);
    expect(todo).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(3 * SECOND);
    expect(todo).toHaveBeenCalledOnce();
  });

  it("waits for nothing while hidden, when it is urgent, or when the tick has just been", () => {
    const todo = vi.fn();
    serverClock.sync(ROUND_MS + 10 * SECOND + 20);
    onTheBeat(todo);
    serverClock.sync(ROUND_MS + 20 * SECOND + 400);
    onTheBeat(todo, true);
    setSeen("hidden");
    onTheBeat(todo);
    expect(todo).toHaveBeenCalledTimes(3);
  });

  it("can be called off", () => {
    serverClock.sync(ROUND_MS + 30 * SECOND + 400);
    const todo = vi.fn();
    onTheBeat(todo)();
    vi.advanceTimersByTime(2 * SECOND);
    expect(todo).not.toHaveBeenCalled();
  });
});

describe("createSlowTick", () => {
  it("calls everybody each few seconds, from the first listener to the last", () => {
    serverClock.sync(ROUND_MS + 60 * SECOND);
    const [one, two] = [vi.fn(), vi.fn()];
    const slow = createSlowTick(5 * SECOND);
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
});
