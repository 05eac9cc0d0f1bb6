/** A hand that has stood this long has pressed what it aimed at, ms. */
const REST_MS = 800;

let movedAtMs = -Infinity;

/** For the element that holds rows which come and go: notes a hand that moves over them. */
export const NOTES_HAND = {
  onPointerMove: () => void (movedAtMs = performance.now()),
  onPointerLeave: () => void (movedAtMs = -Infinity),
};

/**
 * Resolves once no hand moves over rows. Whoever asks waits for it, and does not hold answers back: those have their age from the moment they are
 * given. Else a row may take the place of another between aim and press, and the id of another job is copied.
 *
 * @param mostMs the longest wait, ms
 */
export async function handAtRest(mostMs: number): Promise<void> {
  const untilMs = performance.now() + mostMs;
  for (;;) {
    const waitMs = Math.min(movedAtMs + REST_MS, untilMs) - performance.now();
    if (waitMs <= 0) return;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}
