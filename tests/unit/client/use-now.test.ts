import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { serverClock, subscribeToTick, tickNow } from "@/lib/client/use-now";

const ROUND_MS = Date.parse("2026-11-24T10:00:00.000Z");

beforeAll(() => {
  vi.useFakeTimers();
  serverClock.sync(ROUND_MS + 400);
});
afterAll(() => {
  // Other tests of this worker share the page's clock: it is to tick on the full second again.
  serverClock.sync(ROUND_MS + 100_000);
  const stop = subscribeToTick(() => undefined);
  tickNow();
  stop();
  vi.useRealTimers();
});

it("ticks on the full second, and after tickNow in step with that moment", () => {
  const ticks: number[] = [];
  const stop = subscribeToTick((nowMs) => ticks.push(nowMs - ROUND_MS));
  vi.advanceTimersByTime(1_000);
  expect(ticks).toEqual([1_015]);
  // 10:00:01.400
  tickNow();
  expect(ticks).toEqual([1_015, 1_400]);
  vi.advanceTimersByTime(2_100);
  expect(ticks).toEqual([1_015, 1_400, 2_415, 3_415]);
  stop();
  vi.advanceTimersByTime(5_000);
  expect(ticks).toHaveLength(4);
});

it("tells the others though one throws, and lets the page hear of it", () => {
  const thrown = vi.spyOn(globalThis, "queueMicrotask").mockImplementation(() => undefined);
  const heard = vi.fn();
  const stops = [
    subscribeToTick(() => {
      throw new Error("a broken text");
    }),
    subscribeToTick(heard),
  ];
  vi.advanceTimersByTime(1_015);
  expect(heard).toHaveBeenCalledOnce();
  expect(() => thrown.mock.calls[0]?.[0]()).toThrow("a broken text");
  for (const stop of stops) stop();
  thrown.mockRestore();
});

it("does nothing where nobody listens, and within a tick", () => {
  tickNow();
  expect(vi.getTimerCount()).toBe(0);
  let ticks = 0;
  const stop = subscribeToTick(() => {
    ticks += 1;
    tickNow();
  });
  vi.advanceTimersByTime(1_015);
  expect(ticks).toBe(1);
  stop();
});
