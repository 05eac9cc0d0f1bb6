"use client";

import { useMemo } from "react";

/** A place of a bar chart, as long as a bar can be: 1 on an axis from 0 to 1. */
export interface Place {
  whole: number;
}

/**
 * Data for a chart whose bars change with every answer: places alone. New data is a redraw of all that Recharts draws (18 ms
 * with 20 bars), so it lays out places, which seldom change, and each bar reads its own length from a context.
 *
 * @param count how many bars
 */
export function usePlaces(count: number): Place[] {
  return useMemo(() => Array.from({ length: count }, () => ({ whole: 1 })), [count]);
}
