"use client";

import { useEffect, useRef, useState, type PointerEvent } from "react";
import { readoutAt, type StepReadout } from "@/lib/view/step-readout";

interface ReadoutProps {
  fromMs: number;
  toMs: number;
  readouts: readonly StepReadout[];
  /** Places it over the plot of a drawing, within its axes. */
  className: string;
}

/**
 * Tells the figures under the pointer; those of a touch stay until the next one. Lies over the drawing and never redraws it. For the pointer only: the table
 * beside each chart says the same by keyboard and to screen readers.
 */
export function Readout({ fromMs, toMs, readouts, className }: ReadoutProps) {
  const [percent, setPercent] = useState<number | null>(null);
  const ref = useRef<HTMLDivElement>(null);
  const isRead = percent !== null;
  useEffect(() => {
    if (!isRead) return;
    const drop = ({ target }: Event) => {
      if (target !== ref.current) setPercent(null);
    };
    document.addEventListener("pointerdown", drop);
    return () => document.removeEventListener("pointerdown", drop);
  }, [isRead]);
  const span = toMs - fromMs;
  const reading = percent === null ? null : readoutAt(readouts, fromMs + (percent / 100) * span);
  const onMove = ({ clientX, currentTarget }: PointerEvent<HTMLDivElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    setPercent(width > 0 ? ((clientX - left) / width) * 100 : null);
  };
  const middle = reading === null || span <= 0 ? 0 : (((reading.startMs + reading.endMs) / 2 - fromMs) / span) * 100;
  return (
    <div
      ref={ref}
      aria-hidden="true"
      className={`touch-pan-y ${className}`}
      onPointerMove={onMove}
      onPointerDown={onMove}
      onPointerLeave={({ pointerType }) => {
        if (pointerType !== "touch") setPercent(null);
      }}
    >
      {reading !== null && (
        <>
          <svg width="0" height="0" className="pointer-events-none absolute inset-0 size-full">
            <line x1={`${middle}%`} x2={`${middle}%`} y2="100%" className="stroke-dim" strokeDasharray="2 2" />
          </svg>
          <p
            className={`pointer-events-none absolute -top-1 z-10 max-w-full truncate rounded-md border border-edge bg-raised px-2 py-1 text-caption whitespace-nowrap ${middle > 50 ? "left-0" : "right-0"}`}
          >
            {reading.text}
          </p>
        </>
      )}
    </div>
  );
}
