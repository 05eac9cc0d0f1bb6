import { memo } from "react";
import type { WallDay, WallStep, WallStretch } from "@/lib/view/wall-day";

/** The drawing's own units: whole numbers, so that paths stay short. */
const ACROSS = 1_440;
const UP = 100;
/** What was free stands on this line. Below it, where no height can be read into it, lies the mark of time with none free. */
const BASE = 74;
const MARK = 20;
/** The least there is to see of some that were free. */
const LEAST = 6;
/** The shortest mark, of the strip's width: a pixel and a half on a small screen. */
const SHORTEST = 1 / 720;

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** A box that stands on a line of the strip; nothing where it has no height. */
function box({ x, width }: WallStretch, line: number, height: number): string {
  const [from, to] = [Math.round(x * ACROSS), Math.round((x + width) * ACROSS)];
  return height <= 0 ? "" : `M${from} ${line}V${line - Math.round(height)}H${to}V${line}z`;
}

/** One path for all boxes of a sort. */
const pathOf = (steps: readonly WallStep[], boxOf: (step: WallStep) => string) => steps.map(boxOf).join("");

function freeBox(step: WallStep): string {
  const { free, noneFree } = step;
  return box(step, BASE, free <= 0 ? 0 : Math.max(noneFree < 0.5 ? LEAST : 0, free * BASE));
}

/** As long as it lasted, and never too short to be seen. */
function noneFreeBox({ x, width, noneFree }: WallStep): string {
  return box({ x, width: Math.max(noneFree * width, SHORTEST) }, UP, noneFree > 0 ? MARK : 0);
}

interface StretchProps {
  of: WallStretch;
  className: string;
  /** Where it begins and how high it is, of the strip's height. */
  y?: string;
  height?: string;
}

function Stretch({ of: { x, width }, className, y, height = "100%" }: StretchProps) {
  return <rect className={className} x={percent(x)} width={percent(width)} y={y} height={height} />;
}

/** The last 12 hours: free slots as height, a mark below where none was free, dotted gaps, a mark on top while a job is stuck; and the same in words. */
export const WallDayStrip = memo(function WallDayStrip({ day }: { day: WallDay }) {
  const { steps, gaps, stuck, from, to, text, tellsFull } = day;
  return (
    <section className="wall-day" aria-label="The last twelve hours">
      <span className="wall-mono">{from}</span>
      <svg width="240" height="12" className="wall-day-picture" aria-hidden="true">
        <rect className="wall-day-ground" width="100%" height={`${BASE}%`} />
        <svg viewBox={`0 0 ${ACROSS} ${UP}`} preserveAspectRatio="none" width="100%" height="100%">
          <path className="wall-day-free" d={pathOf(steps, freeBox)} />
          <path className="wall-day-full" d={pathOf(steps, noneFreeBox)} />
        </svg>
        {gaps.map((gap) => (
          <Stretch key={`${gap.x} ${gap.width}`} of={gap} className="wall-day-gap" />
        ))}
        {stuck.map((stretch) => (
          <Stretch key={stretch.x} of={stretch} className="wall-day-stuck" y="12%" height="12%" />
        ))}
      </svg>
      <span className="wall-day-now">{to}</span>
      <span className="wall-day-text">
        {tellsFull ? <i className="wall-day-key" /> : null}
        {text}
        {stuck.length === 0 ? null : (
          <>
            {" "}
            <span className="wall-day-word">
              <i className="wall-square" />
              stuck
            </span>
          </>
        )}
      </span>
    </section>
  );
});
