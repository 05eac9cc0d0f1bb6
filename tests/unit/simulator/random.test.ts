import { describe, expect, it } from "vitest";
import { createRandom } from "@/tests/support/simulator/random";

const draw = (seed: number) => {
  const random = createRandom(seed);
  return Array.from({ length: 20 }, () => random.next());
};

describe("createRandom", () => {
  it("repeats itself for a seed and differs between seeds", () => {
    expect(draw(5)).toEqual(draw(5));
    expect(draw(5)).not.toEqual(draw(6));
  });

  it("draws times around the median it was given", () => {
    const random = createRandom(1);
    const times = Array.from({ length: 2_001 }, () => random.logNormal(200, 0.25)).sort((a, b) => a - b);
    expect(times[1_000]).toBeGreaterThan(190);
    expect(times[1_000]).toBeLessThan(210);
    expect(times[0]).toBeGreaterThan(0);
  });

  it("writes ids of 18-19 digits as text", () => {
    expect(createRandom(3).digits(19)).toMatch(/^[1-9]\d{18}$/);
  });

  it("forks sources that do not disturb each other", () => {
    const one = createRandom(9);
    one.next();
    expect(one.fork("a").next()).toBe(createRandom(9).fork("a").next());
    expect(one.fork("a").next()).not.toBe(one.fork("b").next());
  });
});
