import { MINUTE_MS } from "@/lib/domain/time-units";
import type { StateLogger } from "./state-log";

/** Clocks that are kept differ by less; a little of it is the answer's way to us. */
const DIFFER_MS = MINUTE_MS;

/**
 * Says in the log when this machine's clock and useapi.net's begin to differ, and when they agree again. Running times are our clock less
 * the upstream's `started`, so they are wrong by as much.
 *
 * @returns what is told how far our clock is ahead, ms, at each answer that says so
 */
export function createClockCheck(log: StateLogger): (aheadMs: number | undefined) => void {
  let isOff = false;
  return (aheadMs) => {
    // Half of it is back again: `Date` has whole seconds, and a difference at the limit would be told over and over.
    if (aheadMs === undefined || isOff === Math.abs(aheadMs) > (isOff ? DIFFER_MS / 2 : DIFFER_MS)) return;
    isOff = !isOff;
    const fields = { aheadS: Math.round(aheadMs / 1_000) };
    if (isOff) log.warn(fields, "this machine's clock differs from useapi.net's; running times are wrong by that");
    else log.info(fields, "this machine's clock agrees with useapi.net's again");
  };
}
