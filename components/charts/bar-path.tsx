interface BarPathProps {
  x: number;
  y: number;
  width: number;
  height: number;
  /** px; less where the bar is too small for it. */
  radius: number;
  fill: string;
  stroke?: string;
}

const inTenths = (px: number) => Math.round(px * 10) / 10;

/**
 * A bar with round corners, or nothing where it has no length. Recharts' own is a component with states of an animation we never
 * play: 180 KB of what a new answer allocated on the page, of 1,280.
 */
export function BarPath({ x, y, width, height, radius, fill, stroke }: BarPathProps) {
  if (width <= 0 || height <= 0) return null;
  const r = inTenths(Math.min(radius, width / 2, height / 2));
  const [across, down] = [inTenths(width - 2 * r), inTenths(height - 2 * r)];
  const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  const d = `M${inTenths(x + r)} ${inTenths(y)}h${across}${corner(r, r)}v${down}${corner(-r, r)}h${-across}${corner(-r, -r)}v${-down}${corner(r, -r)}z`;
  return <path className="recharts-rectangle" d={d} fill={fill} stroke={stroke} />;
}
