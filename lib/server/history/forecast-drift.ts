import { ageForecast, isForecastOverdue, type NextFree } from "@/lib/domain/forecast";
import type { NextFreeForecasts } from "./next-free";

function hasMoved(before: NextFree | null, now: NextFree | null, ageMs: number, toleranceMs: number): boolean {
  if (before === null || now === null) return before !== now;
  if (isForecastOverdue(before) || isForecastOverdue(now)) return isForecastOverdue(before) !== isForecastOverdue(now);
  const aged = ageForecast(before, ageMs);
  return (["medianMs", "lowMs", "highMs"] as const).some((key) => Math.abs(aged[key] - now[key]) > toleranceMs);
}

/**
 * Whether what a viewer works out from the forecasts of `ageMs` ago is more than `toleranceMs` (one interval) away from
 * what we say now, anywhere. One that comes or goes always counts.
 */
export function haveForecastsMoved(
  before: NextFreeForecasts,
  now: NextFreeForecasts,
  ageMs: number,
  toleranceMs: number,
): boolean {
  if (hasMoved(before.overall, now.overall, ageMs, toleranceMs)) return true;
  const ids = new Set([...before.accounts.keys(), ...now.accounts.keys()]);
  return [...ids].some((id) =>
    hasMoved(before.accounts.get(id) ?? null, now.accounts.get(id) ?? null, ageMs, toleranceMs),
  );
}
