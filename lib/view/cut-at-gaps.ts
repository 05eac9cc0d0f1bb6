interface Stretch {
  fromMs: number;
  toMs: number;
}

/** A point of several series over time. */
interface Point {
  atMs: number;
}

/**
 * Breaks lines at gaps, however narrow and many: a week of one failed poll in a hundred has a thousand. The line ends where the gap begins and goes on where it ends, and what lies
 * inside is left out. Ends that no point marks are put on the line between their neighbours.
 *
 * @param points by time; a point whose series are null lifts the pen
 * @param gaps by time, none within another
 * @param nothing the series of such a point
 */
export function cutAtGaps<P extends Point>(
  points: readonly P[],
  gaps: readonly Stretch[],
  nothing: Omit<P, "atMs">,
  between: (before: P, after: P, atMs: number) => P,
): P[] {
  const cut: P[] = [];
  let at = 0;
  const next = () => points[at];
  for (const { fromMs, toMs } of gaps) {
    for (let point = next(); point !== undefined && point.atMs <= fromMs; point = next()) {
      cut.push(point);
      at += 1;
    }
    const last = cut.at(-1);
    const inside = { first: next(), last };
    for (let point = next(); point !== undefined && point.atMs < toMs; point = next()) {
      inside.last = point;
      at += 1;
    }
    const first = next();
    if (last && inside.first) cut.push(between(last, inside.first, fromMs));
    cut.push({ ...nothing, atMs: (fromMs + toMs) / 2 } as P);
    if (first && inside.last) cut.push(between(inside.last, first, toMs));
  }
  cut.push(...points.slice(at));
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
