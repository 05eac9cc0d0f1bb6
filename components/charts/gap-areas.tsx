import type { ReactElement } from "react";
import { ReferenceArea } from "recharts";
import type { GapRow } from "@/lib/view/history-gaps";

/** So many can be told apart, and be drawn; lines break at the others all the same. */
const MOST_DRAWN = 200;

function widest(gaps: readonly GapRow[]): readonly GapRow[] {
  if (gaps.length <= MOST_DRAWN) return gaps;
  return [...gaps].sort((a, b) => b.toMs - b.fromMs - (a.toMs - a.fromMs)).slice(0, MOST_DRAWN);
}

/**
 * Stretches of which nothing is known: shaded and outlined, so that they are not taken for time in which nothing happened. A function
 * and not a component, for Recharts takes areas as its own children.
 *
 * @param top upper end of the axis
 * @param nameOf what stands within a gap, where it has room
 */
export function gapAreas(gaps: readonly GapRow[], top: number, nameOf?: (gap: GapRow) => ReactElement<SVGElement>) {
  return widest(gaps).map((gap) => (
    <ReferenceArea
      key={gap.fromMs}
      x1={gap.fromMs}
      x2={gap.toMs}
      y1={0}
      y2={top}
      fill="var(--ground)"
      fillOpacity={0.6}
      stroke="var(--dim)"
      strokeDasharray="2 3"
      label={nameOf?.(gap)}
    />
  ));
}
