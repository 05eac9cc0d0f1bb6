/** One account of "Executing vs max jobs": now, and the last 60 minutes against its max. */
export interface AccountLoadRow {
  accountId: string;
  label: string;
  executing: number | null;
  maxJobs: number | null;
  /** "3 / 5", "– / –". */
  text: string;
  /** The most of each minute, oldest first, RECENT_STEPS long; null where nothing was observed. */
  executingHistory: (number | null)[];
  maxJobsHistory: (number | null)[];
}

export interface AccountLoadChart {
  rows: AccountLoadRow[];
  /** The largest figure of all rows, at least 1: the common scale of all bars. */
  scale: number;
  /** Start of the first step, epoch ms; null before the first answer. */
  fromMs: number | null;
  stepMs: number;
  rest: string | null;
  sentence: string;
  empty: string | null;
}
