"use client";

import { useEffect, useState } from "react";

const STEP_MS = 15_000;

/**
 * The time for words like "ends in 2 d", on a page that asks for no snapshots and so has no clock of the server's: the server's
 * time at the first HTML, carried on by the browser's monotonic clock.
 *
 * @param firstMs the time of the first HTML, epoch ms
 */
export function useMinute(firstMs: number): number {
  const [nowMs, setNowMs] = useState(firstMs);
  useEffect(() => {
    const beganMs = performance.now();
    const timer = setInterval(() => setNowMs(firstMs + performance.now() - beganMs), STEP_MS);
    return () => clearInterval(timer);
  }, [firstMs]);
  return nowMs;
}
