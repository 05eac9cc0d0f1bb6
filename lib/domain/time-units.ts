/** Spans of time in ms. A day is 24 hours: where the calendar's day is meant, code asks the calendar of a zone. */
export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
