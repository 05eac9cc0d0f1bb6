let answeredAtMs: number | null = null;

/** Notes that our own server has just answered, whatever was asked. */
export function noteAnswer(): void {
  answeredAtMs = performance.now();
}

/** When our own server last answered, on the clock of `performance.now()`; null when it has not. */
export const lastAnswerMs = (): number | null => answeredAtMs;
