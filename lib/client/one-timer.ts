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
