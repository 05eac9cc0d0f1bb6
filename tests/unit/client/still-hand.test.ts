import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { handAtRest } from "@/lib/client/still-hand";

/** What the pointer is over. */
class Place {
  constructor(readonly isRow: boolean) {}
  closest = (selector: string) => (this.isRow && selector === "[data-rows]" ? this : null);
}

describe("waiting for a hand", () => {
  let listen: (event: { target: Place }) => void = () => {};
  const moveOverRows = () => listen({ target: new Place(true) });
  const moveElsewhere = () => listen({ target: new Place(false) });

  beforeEach(async () => {
    vi.useFakeTimers();
    vi.stubGlobal("Element", Place);
    vi.stubGlobal("addEventListener", (type: string, listener: typeof listen) => {
      expect(type).toBe("pointermove");
      listen = listener;
    });
    await handAtRest(0);
  });
  afterEach(() => {
    moveElsewhere();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  /** Whether it has ended after each of these times, ms. */
  async function endsAfter(mostMs: number, ...stepsMs: number[]): Promise<boolean[]> {
    let hasEnded = false;
    void handAtRest(mostMs).then(() => {
      hasEnded = true;
    });
    const seen: boolean[] = [];
    for (const stepMs of stepsMs) {
      await vi.advanceTimersByTimeAsync(stepMs);
      seen.push(hasEnded);
    }
    return seen;
  }

  it("is over at once where no hand moves", async () => {
    expect(await endsAfter(2_500, 0)).toEqual([true]);
  });

  it("ends when the hand has stood for a moment", async () => {
    moveOverRows();
    expect(await endsAfter(2_500, 700, 200)).toEqual([false, true]);
  });

  it("goes on while the hand moves, but not for ever", async () => {
    const moving = setInterval(moveOverRows, 100);
    await vi.advanceTimersByTimeAsync(100);
    expect(await endsAfter(2_500, 2_400, 200)).toEqual([false, true]);
    clearInterval(moving);
  });

  it("is over at once where the hand moves elsewhere", async () => {
    moveOverRows();
    moveElsewhere();
    expect(await endsAfter(2_500, 0)).toEqual([true]);
  });
});
