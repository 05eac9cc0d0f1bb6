/**
 * Does work that may take so long. `AbortSignal.timeout` would do, but televisions of 2022 and 2023 (Chromium 94 to 102) lack it: on them
 * each question would fail at once, and the wall would call our server away for ever.
 *
 * @param work is told by a signal that the time is up, and should reject then
 */
export async function withinTime<Result>(
  limitMs: number,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), limitMs);
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}

/** At most one thing to do later. */
export interface OneTimer {
  /** Calls back once after a delay in ms, and forgets what it was to do before. */
  start(delayMs: number, callback: () => void): void;
}

/** Creates a timer with nothing to do. */
export function createOneTimer(): OneTimer {
  let handle: ReturnType<typeof setTimeout> | undefined;
  return {
    start(delayMs, callback) {
      clearTimeout(handle);
      handle = setTimeout(callback, delayMs);
    },
  };
}
