/** One bar of the Elapsed chart: a job by its reference or short id, longest first. */
export interface ElapsedBarRow {
  key: string;
  label: string;
  kindLabel: string;
  accountLabel: string;
  startedAtMs: number;
  /** At the time the rows were made. */
  elapsedMs: number;
  /** "14:02" at the time the rows were made. */
  elapsed: string;
}

export interface ElapsedChart {
  rows: ElapsedBarRow[];
  /** Upper end of the axis, ms: a round time above the longest. */
  domainMs: number;
  /** "2 more, all under 1:00", "3 without a known start", or null. */
  rest: string | null;
  /** The same content in a sentence, for those who cannot see it. */
  sentence: string;
  empty: string | null;
}
