import { isForecastOverdue, type ForecastScore, type NextFree } from "@/lib/domain/forecast";
import { holdsSlot } from "@/lib/domain/kind";
import type { NextFreeForecasts } from "./next-free";
import { endOf, type RunRecord } from "./run-record";

/** A forecast that waits for its slot to free. `accountId` null is the forecast for all accounts together. */
export interface OpenForecast extends NextFree {
  accountId: string | null;
  madeAtMs: number;
}

/** How one forecast did. */
export interface ForecastOutcome {
  accountId: string | null;
  /** When the slot freed, epoch ms. */
  atMs: number;
  right: boolean;
}

/** Plain data, kept by the store. At most one forecast of each account, and one overall, is open at a time. */
export interface ScoreState {
  open: readonly OpenForecast[];
  /** Of each account, and overall, the last `SCORED`, oldest first. */
  outcomes: readonly ForecastOutcome[];
}

export const EMPTY_SCORE: ScoreState = { open: [], outcomes: [] };

/** "right 41 of the last 50 times". */
const SCORED = 50;
/** Below this share of right ones the forecast falls silent... */
const SILENT_BELOW = 0.6;
/**
 * ...but not for bad luck at the start: by chance a good forecast (8 of 10) is right in fewer than 6 of 10 about 3
 * times of 100.
 */
const SILENT_FROM = 10;

/**
 * The end that judges a forecast: the first of its account's videos (or of any account's) seen to end after it was
 * made.
 */
function judgeOf(forecast: OpenForecast, ended: readonly RunRecord[]): RunRecord | null {
  let first: RunRecord | null = null;
  for (const run of ended) {
    if (!holdsSlot(run.kind) || run.endedBeforeMs <= forecast.madeAtMs) continue;
    if (forecast.accountId !== null && run.accountId !== forecast.accountId) continue;
    if (first === null || endOf(run) < endOf(first)) first = run;
  }
  return first;
}

/** Drops all but the newest `SCORED` of each account and overall. */
function lastOfEach(outcomes: readonly ForecastOutcome[]): ForecastOutcome[] {
  const kept = new Map<string | null, number>();
  const newestFirst = [...outcomes].reverse().filter(({ accountId }) => {
    const count = (kept.get(accountId) ?? 0) + 1;
    kept.set(accountId, count);
    return count <= SCORED;
  });
  return newestFirst.reverse();
}

/**
 * Keeps the forecasts' own score at a poll (pure). An end that came since judges the open forecast it belongs to: right
 * if its middle lies in the range that was told. One that an outage blurs judges nothing and closes the forecast. Then,
 * where none is open, today's forecast is stored; "overdue" promises nothing and is not. So each freed slot judges one
 * forecast, and those made seconds apart do not count as many.
 */
export function keepScore(
  state: ScoreState,
  forecasts: NextFreeForecasts,
  ended: readonly RunRecord[],
  nowMs: number,
): ScoreState {
  const open: OpenForecast[] = [];
  const outcomes: ForecastOutcome[] = [];
  for (const forecast of state.open) {
    const run = judgeOf(forecast, ended);
    if (run === null) open.push(forecast);
    else if (!run.interrupted) {
      const tookMs = endOf(run) - forecast.madeAtMs;
      const right = tookMs >= forecast.lowMs && tookMs <= forecast.highMs;
      outcomes.push({ accountId: forecast.accountId, atMs: endOf(run), right });
    }
  }
  const isOpen = new Set(open.map(({ accountId }) => accountId));
  for (const [accountId, forecast] of [...forecasts.accounts, [null, forecasts.overall] as const]) {
    if (forecast === null || isForecastOverdue(forecast) || isOpen.has(accountId)) continue;
    open.push({ accountId, madeAtMs: nowMs, ...forecast });
  }
  return { open, outcomes: outcomes.length === 0 ? state.outcomes : lastOfEach([...state.outcomes, ...outcomes]) };
}

/** The score of one account's forecasts, or with null of those for all accounts together. */
export function scoreOf({ outcomes }: ScoreState, accountId: string | null): ForecastScore {
  const own = outcomes.filter((outcome) => outcome.accountId === accountId);
  const right = own.filter((outcome) => outcome.right).length;
  return { right, judged: own.length, silent: own.length >= SILENT_FROM && right < SILENT_BELOW * own.length };
}
