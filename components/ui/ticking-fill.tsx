"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { createSlowTick } from "./slow-tick";
import { serverClock } from "@/lib/client/use-now";

interface TickingFillProps {
  /** The fill as the row was made, in percent: in the first HTML, and what stays while nothing ticks. */
  initialPercent: number;
  isTicking: boolean;
  /** The fill at a time of the server's clock, epoch ms, in percent. */
  percentAt: (nowMs: number) => number;
  className: string;
  /** Of the line along its lower edge. */
  edgeClassName: string;
}

/** At most ten seconds apart: a job of four minutes is a twentieth of its cell further by then. */
const fills = createSlowTick(() => 8_000);

/** A cell's fill within its `<svg>`, which follows the clock without React: else each answer would make each cell anew. */
export function TickingFill(props: TickingFillProps) {
  const { initialPercent, isTicking, percentAt, className, edgeClassName } = props;
  const fill = useRef<SVGRectElement>(null);
  const edge = useRef<SVGRectElement>(null);
  const latestPercentAt = useRef(percentAt);
  // React's own width never changes, so it writes none.
  const [first] = useState(`${initialPercent}%`);

  useLayoutEffect(() => {
    latestPercentAt.current = percentAt;
    const nowMs = isTicking ? serverClock.now() : null;
    write([fill.current, edge.current], nowMs === null ? initialPercent : percentAt(nowMs));
  });

  useEffect(() => {
    if (!isTicking) return;
    return fills.subscribe((nowMs) => write([fill.current, edge.current], latestPercentAt.current(nowMs)));
  }, [isTicking]);

  return (
    <>
      <rect ref={fill} className={className} width={first} height="100%" />
      <rect ref={edge} className={edgeClassName} width={first} y="93%" height="7%" />
    </>
  );
}

function write(rects: readonly (SVGRectElement | null)[], percent: number): void {
  const width = `${percent}%`;
  for (const rect of rects) if (rect && rect.getAttribute("width") !== width) rect.setAttribute("width", width);
}
