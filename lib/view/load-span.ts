import type { AccountLoadRow } from "./account-load";

/** The last hour of one account in figures, for the table beside the chart: of the most of each minute. All null when nothing was observed. */
export interface LoadSpan {
  least: number | null;
  most: number | null;
  /** Minutes in which every slot was taken, be it for a moment. */
  minutesFull: number;
  /** Minutes in which nothing was observed. */
  minutesUnknown: number;
}

/** Sums up an account's last hour from the most of each minute. */
export function toLoadSpan({ executingHistory, maxJobsHistory }: AccountLoadRow): LoadSpan {
  const known = executingHistory.filter((value) => value !== null);
  const full = executingHistory.filter((value, step) => {
    const max = maxJobsHistory[step];
    return value !== null && max !== null && max !== undefined && value >= max;
  });
  return {
    least: known.length > 0 ? Math.min(...known) : null,
    most: known.length > 0 ? Math.max(...known) : null,
    minutesFull: full.length,
    minutesUnknown: executingHistory.length - known.length,
  };
}

/** From this many minutes on, an hour that begins with nothing observed is said to. */
const NAMED_GAP_MINUTES = 3;

/**
 * Why the hour's beginning is blank on all rows: we were not running yet. Null when it is not. How long was observed is
 * told once, among the facts, by the recorder: minutes of which a moment was seen add up to more.
 */
export function loadObservedText(rows: readonly AccountLoadRow[]): string | null {
  const steps = rows[0]?.executingHistory.length ?? 0;
  const firsts = rows.map(({ executingHistory }) => executingHistory.findIndex((value) => value !== null));
  const first = Math.min(...firsts.map((step) => (step < 0 ? steps : step)), steps);
  if (first < NAMED_GAP_MINUTES) return null;
  return first === steps ? "nothing observed yet" : "blank: not observed";
}
