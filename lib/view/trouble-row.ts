/** A piece of a sentence: plain, emphasised, or code to type. */
export interface Segment {
  text: string;
  style?: "strong" | "code" | "stuck" | "slow";
}

/** The one banner (or quiet line) about trouble: what, since when, what to do, when the next try is. */
export interface TroubleRow {
  /** `alarm` draws the banner, `quiet` one line. */
  level: "alarm" | "quiet";
  /** "useapi.net refuses the token (401), since 16:02". */
  title: string;
  /** "Nothing below is newer than that. Check `USEAPI_TOKEN`, then restart. Tried 5 times." */
  body: Segment[];
  /** When the next try is, by the server's clock in epoch ms; null while one is under way or none is planned. */
  retryAtMs: number | null;
  /** Whether a "Try now" button makes sense. */
  canTryNow: boolean;
  /** Said once, politely, to screen readers when this appears. */
  announcement: string;
}
