/** One line of a bench's answer: what was measured, and whether its bar holds. */
export interface Row {
  what: string;
  figure: number;
  unit: string;
  /** The bar in words ("at most 185"), or null for a figure that only explains its neighbours. */
  bar: string | null;
  /** Null where there is no bar. */
  holds: boolean | null;
}

/** A figure that must not be larger than a limit. */
export function atMost(limit: number, what: string, figure: number, unit: string): Row {
  return { what, figure, unit, bar: `at most ${limit}`, holds: figure <= limit };
}

/** A figure that must not be smaller than a limit. */
export function atLeast(limit: number, what: string, figure: number, unit: string): Row {
  return { what, figure, unit, bar: `at least ${limit}`, holds: figure >= limit };
}

/** A figure without a bar. */
export function remark(what: string, figure: number, unit: string): Row {
  return { what, figure, unit, bar: null, holds: null };
}
