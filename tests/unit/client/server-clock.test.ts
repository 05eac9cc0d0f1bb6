import { describe, expect, it } from "vitest";
import { createServerClock, hasJumped } from "@/lib/client/server-clock";
import { HOUR_MS } from "@/lib/domain/time-units";

const SERVER = Date.UTC(2026, 10, 23, 16, 0, 0);

/** Both browser clocks, moved by hand. */
function buildClock(wallStartMs: number) {
  const reading = { monotonicMs: 1_000, wallMs: wallStartMs };
  const clock = createServerClock(() => ({ ...reading }));
  const pass = (ms: number) => {
    reading.monotonicMs += ms;
    reading.wallMs += ms;
  };
  return { clock, reading, pass };
}

describe("createServerClock", () => {
  it("knows nothing before the first answer", () => {
    expect(buildClock(SERVER).clock.now()).toBeNull();
  });

  it.each([-HOUR_MS, 0, HOUR_MS])("tells the server's time when the browser's clock is %d ms off", (offMs) => {
    const { clock, pass } = buildClock(SERVER + offMs);
    clock.sync(SERVER);
    pass(3_000);
    expect(clock.now()).toBe(SERVER + 3_000);
  });

  it("counts a sleep that the monotonic clock missed", () => {
    const { clock, reading } = buildClock(SERVER);
    clock.sync(SERVER);
    reading.monotonicMs += 1_000;
    reading.wallMs += 20 * 60_000;
    expect(clock.now()).toBe(SERVER + 20 * 60_000);
  });

  it("does not grow younger when the wall clock is set back", () => {
    const { clock, reading } = buildClock(SERVER);
    clock.sync(SERVER);
    reading.monotonicMs += 5_000;
    reading.wallMs -= HOUR_MS;
    expect(clock.now()).toBe(SERVER + 5_000);
  });

  it("is not set back by an answer that was slow to arrive", () => {
    const { clock, pass } = buildClock(SERVER);
    clock.sync(SERVER);
    pass(5_000);
    clock.sync(SERVER + 4_300);
    expect(clock.now()).toBe(SERVER + 5_000);
  });

  it("is not set back by an answer that took seconds, but by a clock that was set back by more", () => {
    const { clock, pass } = buildClock(SERVER);
    clock.sync(SERVER);
    pass(10_000);
    clock.sync(SERVER + 7_000, undefined, 3_100);
    expect(clock.now()).toBe(SERVER + 10_000);
    clock.sync(SERVER + 6_000, undefined, 3_100);
    expect(clock.now()).toBe(SERVER + 6_000);
  });

  it("follows an answer that shows the earlier one was slow", () => {
    const { clock, pass } = buildClock(SERVER);
    clock.sync(SERVER);
    pass(5_000);
    clock.sync(SERVER + 5_400);
    expect(clock.now()).toBe(SERVER + 5_400);
  });

  it("follows a server whose clock was set back for good", () => {
    const { clock, pass } = buildClock(SERVER);
    clock.sync(SERVER);
    pass(5_000);
    clock.sync(SERVER - HOUR_MS);
    expect(clock.now()).toBe(SERVER - HOUR_MS);
  });

  it("comes right after the browser's clock was set forward", () => {
    const { clock, reading, pass } = buildClock(SERVER);
    clock.sync(SERVER);
    reading.wallMs += HOUR_MS;
    expect(clock.now()).toBe(SERVER + HOUR_MS);
    clock.sync(SERVER + 10);
    pass(1_000);
    expect(clock.now()).toBe(SERVER + 1_010);
  });
});

describe("hasJumped", () => {
  const before = { monotonicMs: 0, wallMs: SERVER };

  it("sees sleep and clocks that were set, both ways", () => {
    expect(hasJumped(before, { monotonicMs: 1_000, wallMs: SERVER + 60_000 })).toBe(true);
    expect(hasJumped(before, { monotonicMs: 1_000, wallMs: SERVER - HOUR_MS })).toBe(true);
  });

  it("does not mind a late timer, which is late on both", () => {
    expect(hasJumped(before, { monotonicMs: 60_000, wallMs: SERVER + 60_300 })).toBe(false);
  });
});
