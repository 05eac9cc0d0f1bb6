"use client";

import { formatElapsed } from "@/lib/view/duration-text";
import { TickingText } from "./ticking-text";

export interface ElapsedProps {
  /** Start of the job by the server's clock, epoch ms. */
  startedAtMs: number;
  /** The text as the rows were made: first HTML, and what stays when the data is old. */
  initialText: string;
  /** Whether the clock may run. A running clock is a claim that the job still runs. */
  isCurrent: boolean;
  className?: string;
}

/** A job's running time, ticking once a second while its data is current. */
export function Elapsed({ startedAtMs, initialText, isCurrent, className = "" }: ElapsedProps) {
  return (
    <TickingText
      initialText={initialText}
      isTicking={isCurrent}
      textAt={(nowMs) => formatElapsed(Math.max(0, nowMs - startedAtMs))}
      className={`font-times ${className}`}
    />
  );
}
