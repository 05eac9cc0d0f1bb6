import { memo } from "react";
import type { WallDay, WallStep, WallStretch } from "@/lib/view/wall-day";

/** The drawing's own units: whole numbers, so that paths stay short. */
const ACROSS = 1_440;
const UP = 100;
/** Of the strip's height: the line that says no slot was free, where there is no free one to draw. */
const FULL_LINE = 30;

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** One path for all boxes that stand on the strip's lower edge. */
function boxes(steps: readonly WallStep[], heightOf: (step: WallStep) => number): string {
  return steps
    .map((step) => {
      const [x, width] = [Math.round(step.x * ACROSS), Math.round((step.x + step.width) * ACROSS)];
      const height = Math.round(heightOf(step));
      return height <= 0 ? "" : `M${x} ${UP}V${UP - height}H${width}V${UP}z`;
    })
    .join("");
}

function Stretch({ of: { x, width }, className }: { of: WallStretch; className: string }) {
  return <rect className={className} x={percent(x)} width={percent(width)} height="100%" />;
}

/** The last 12 hours: free slots as height, a line where none was free, dotted gaps, and stuck jobs; and the same in words. */
export const WallDayStrip = memo(function WallDayStrip({ day }: { day: WallDay }) {
  const { steps, gaps, stuck, from, text } = day;
  return (
    <section className="wall-day" aria-label="The last twelve hours">
      <span className="wall-mono">{from}</span>
      <svg width="240" height="12" className="wall-day-picture" aria-hidden="true">
        <rect className="wall-day-ground" width="100%" height="100%" />
        <svg viewBox={`0 0 ${ACROSS} ${UP}`} preserveAspectRatio="none" width="100%" height="100%">
          <path className="wall-day-free" d={boxes(steps, ({ free }) => free * UP)} />
          <path className="wall-day-full" d={boxes(steps, ({ isFull }) => (isFull ? FULL_LINE : 0))} />
        </svg>
        {gaps.map((gap) => (
          <Stretch key={`${gap.x} ${gap.width}`} of={gap} className="wall-day-gap" />
        ))}
        {stuck.map((stretch) => (
          <Stretch key={stretch.x} of={stretch} className="wall-day-stuck" />
        ))}
      </svg>
      <span className="wall-day-now">now</span>
      <span className="wall-day-text">{text}</span>
    </section>
  );
});
