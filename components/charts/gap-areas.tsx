import type { ReactElement } from "react";
import { ReferenceArea } from "recharts";
import type { GapRow } from "@/lib/view/history-gaps";

/**
 * Stretches of which nothing is known: shaded and outlined, so that they are not taken for time in which nothing happened. A function
 * and not a component, for Recharts takes areas as its own children.
 *
 * @param top upper end of the axis
 * @param nameOf what stands within a gap, where it has room
 */
export function gapAreas(gaps: readonly GapRow[], top: number, nameOf?: (gap: GapRow) => ReactElement<SVGElement>) {
  return gaps.map((gap) => (
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
