interface Stretch {
  fromMs: number;
  toMs: number;
}

/** A point of several series over time. */
interface Point {
  atMs: number;
}

/**
 * Breaks lines at gaps, however narrow: the line ends where the gap begins and goes on where it ends, and what lies
 * inside is left out. Ends that no point marks are put on the line between their neighbours.
 *
 * @param points by time; a point whose series are null lifts the pen
 * @param nothing the series of such a point
 */
export function cutAtGaps<P extends Point>(
  points: readonly P[],
  gaps: readonly Stretch[],
  nothing: Omit<P, "atMs">,
  between: (before: P, after: P, atMs: number) => P,
): P[] {
  let cut = [...points];
  for (const { fromMs, toMs } of gaps) {
    const before = cut.filter(({ atMs }) => atMs <= fromMs);
    const after = cut.filter(({ atMs }) => atMs >= toMs);
    const inside = cut.filter(({ atMs }) => atMs > fromMs && atMs < toMs);
    const last = before.at(-1);
    const first = after[0];
    const lift = { ...nothing, atMs: (fromMs + toMs) / 2 } as P;
    const end = last && (inside[0] ?? first) ? [between(last, (inside[0] ?? first) as P, fromMs)] : [];
    const start = first && (inside.at(-1) ?? last) ? [between((inside.at(-1) ?? last) as P, first, toMs)] : [];
    cut = [...before, ...end, lift, ...start, ...after];
  }
  return cut;
}

/** A figure on the straight line between two; null where either is. */
export function onLine(before: number | null, after: number | null, share: number): number | null {
  return before === null || after === null ? null : before + (after - before) * share;
}

/** How far a time lies between two, 0 to 1. */
export function shareOf(beforeMs: number, afterMs: number, atMs: number): number {
  return afterMs > beforeMs ? Math.min(1, Math.max(0, (atMs - beforeMs) / (afterMs - beforeMs))) : 0;
}
