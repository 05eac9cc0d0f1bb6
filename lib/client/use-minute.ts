"use client";

import { useEffect, useState } from "react";
import { createServerClock } from "./server-clock";

const STEP_MS = 15_000;

/**
 * The time for words like "ends in 2 d", on a page that asks for no snapshots and so has no clock of the server's: the server's
 * time at the first HTML, carried on by the browser's clocks, also over a laptop's sleep.
 *
 * @param firstMs the time of the first HTML, epoch ms
 */
export function useMinute(firstMs: number): number {
  const [nowMs, setNowMs] = useState(firstMs);
  useEffect(() => {
    const clock = createServerClock();
    clock.sync(firstMs);
    const timer = setInterval(() => setNowMs(clock.now() ?? firstMs), STEP_MS);
    return () => clearInterval(timer);
  }, [firstMs]);
  return nowMs;
}
