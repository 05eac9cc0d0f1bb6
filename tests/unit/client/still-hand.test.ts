import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { handAtRest, NOTES_HAND } from "@/lib/client/still-hand";

const { onPointerMove, onPointerLeave } = NOTES_HAND;

describe("waiting for a hand", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    onPointerLeave();
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
    onPointerMove();
    expect(await endsAfter(2_500, 700, 200)).toEqual([false, true]);
  });

  it("goes on while the hand moves, but not for ever", async () => {
    const moving = setInterval(onPointerMove, 100);
    await vi.advanceTimersByTimeAsync(100);
    expect(await endsAfter(2_500, 2_400, 200)).toEqual([false, true]);
    clearInterval(moving);
  });

  it("is over at once where the hand has left", async () => {
    onPointerMove();
    onPointerLeave();
    expect(await endsAfter(2_500, 0)).toEqual([true]);
  });
});
