/**
 * When the next slot frees, in ms from `fetchedAt`: the middle guess, and a range that should hold the truth 8 times of
 * 10. All three zero mean "overdue": what runs has outlasted all experience. A viewer subtracts the answer's age; at
 * zero it says "any moment".
 */
export interface NextFree {
  medianMs: number;
  lowMs: number;
  highMs: number;
}

/** Beyond all experience. */
export const OVERDUE: NextFree = { medianMs: 0, lowMs: 0, highMs: 0 };

/** Whether a forecast, as it came and not yet aged, says "overdue". */
export function isForecastOverdue(forecast: NextFree): boolean {
  return forecast.highMs === 0;
}

/** A forecast seen `ageMs` after it was made: never negative. */
export function ageForecast({ medianMs, lowMs, highMs }: NextFree, ageMs: number): NextFree {
  const aged = (ms: number) => Math.max(0, ms - ageMs);
  return { medianMs: aged(medianMs), lowMs: aged(lowMs), highMs: aged(highMs) };
}

/** How the forecasts did of late: "right 41 of the last 50 times". */
export interface ForecastScore {
  right: number;
  judged: number;
  /** Too often wrong to be told: below 60 % of the last times. */
  silent: boolean;
}
