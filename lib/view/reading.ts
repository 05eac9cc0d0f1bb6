/** What a chart says of one of its steps, for whoever points at it. */
export interface Reading {
  startMs: number;
  endMs: number;
  text: string;
}

/** The reading of the step that holds a time; null between and beyond them. */
export function readingAt(readings: readonly Reading[], ms: number): Reading | null {
  return readings.find(({ startMs, endMs }) => ms >= startMs && ms < endMs) ?? null;
}
