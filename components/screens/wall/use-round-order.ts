"use client";

import { useMemo, useState } from "react";
import { inOrder, wallOrder } from "@/lib/view/wall-pages";
import type { WallRow } from "@/lib/view/wall-row";

interface RoundOrderInput {
  rows: readonly WallRow[];
  pages: number;
  /** Counts up with each change of page. */
  turn: number;
  /** Whether only part of the jobs is known. */
  isCut: boolean;
}

/**
 * The rows in the order of their pages, which stays for a whole round of them. Jobs become slow every few seconds: an
 * order made anew each time would move what the eye is on, show one account on two pages and another on none.
 */
export function useRoundOrder({ rows, pages, turn, isCut }: RoundOrderInput): readonly WallRow[] {
  const round = `${pages} ${isCut} ${Math.floor(turn / pages)}`;
  const [order, setOrder] = useState(() => ({ round, keys: wallOrder(rows, pages, isCut) }));
  if (order.round !== round) setOrder({ round, keys: wallOrder(rows, pages, isCut) });
  return useMemo(() => inOrder(rows, order.keys), [rows, order.keys]);
}
