/** One slot of an account. Until usual times exist (history), a running cell shows its time and no fill. */
export interface SlotCell {
  key: string;
  state: "running" | "free" | "not-offered" | "unexplained";
  /** "03:48", "free", "not offered", "in use" (executing says so, but no row explains it). */
  text: string;
  /** Start of the job by the server's clock, epoch ms, when the text is its elapsed time and ticks. */
  startedAtMs: number | null;
  /** For the tooltip and screen readers: "shot-014-b, running 03:48". */
  label: string;
  /** The job's reference, else its short id, without the time (a tooltip's time would go stale); null without a job. */
  jobName: string | null;
}

export interface SlotBoardRow {
  accountId: string;
  label: string;
  /** Below the name: "session ends in 21 d", "not listed by the API; full". */
  sublabel: string;
  sublabelTone: "dim" | "trouble";
  cells: SlotCell[];
  /** Slots beyond what is drawn, in words, or null. */
  moreCells: string | null;
  /** "+ 2 images", or null. */
  chip: string | null;
  /** Row's end, large: "2 free", "full", "withheld", "not listed", "unknown". */
  free: string;
  /** Row's end, small: "3 of 5 run", "inferred, 3 of 3 run". */
  freeDetail: string;
  /** Upstream's numbers disagree: said in words, or null. */
  flag: string | null;
}

export interface SlotBoard {
  rows: SlotBoardRow[];
  /** Above 6 accounts rows grow compact; above 30 dense (figures and a strip). */
  density: "roomy" | "compact" | "dense";
  /** "no accounts" and the like; null when there are rows. */
  empty: string | null;
}
