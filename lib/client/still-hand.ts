/** A hand that has stood this long has pressed what it aimed at, ms. */
const REST_MS = 800;

let movedAtMs = -Infinity;

/** Rows that come and go stand in an element marked so. A finger that moves over them scrolls. */
function noteHand({ target, pointerType }: PointerEvent): void {
  const isOver = pointerType !== "touch" && target instanceof Element && target.closest("[data-rows]");
  movedAtMs = isOver ? performance.now() : -Infinity;
}

/**
 * Resolves once no pointer moves over rows. Whoever asks waits for it, and does not hold answers back: those have their age from the moment they are
 * given. Else a row may take the place of another between aim and press, and the id of another job is copied.
 *
 * @param mostMs the longest wait, ms
 */
export async function handAtRest(mostMs: number): Promise<void> {
  // Added again, the same listener is one.
  addEventListener("pointermove", noteHand);
  const untilMs = performance.now() + mostMs;
  for (;;) {
    const waitMs = Math.min(movedAtMs + REST_MS, untilMs) - performance.now();
    if (waitMs <= 0) return;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}
