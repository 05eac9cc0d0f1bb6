/** What a chart says of one of its steps, for whoever points at it. */
export interface StepReadout {
  startMs: number;
  endMs: number;
  text: string;
}

/** What is said of the step that holds a time; null between and beyond them. */
export function readoutAt(readouts: readonly StepReadout[], ms: number): StepReadout | null {
  return readouts.find(({ startMs, endMs }) => ms >= startMs && ms < endMs) ?? null;
}
