import type { Segment } from "./trouble-row";

/** The answer sentence: the big word, what follows it, and the line below. */
export interface AnswerRow {
  /** "2", "Full", "?" or a short word; in very large type. */
  big: string;
  /** "slots free of 15", "slots were free at 16:02". */
  rest: string;
  /** When there is no figure at all, the sentence in place of big and rest, same place and size; else null. */
  sentence: string | null;
  /** Tone of the big word. */
  tone: "calm" | "full" | "trouble" | "old";
  /** The line below, before and after the account to send the next one to. */
  suggestion: { accountId: string; label: string } | null;
  line: Segment[];
  /** The tab: "2 free · Slotwatch". */
  tabTitle: string;
  /** Which icon the tab carries. */
  tabIcon: "free" | "full" | "trouble";
}

/** One of the facts beside the answer. */
export interface FactRow {
  key: "executing" | "uncounted" | "longest";
  label: string;
  value: string;
  detail: string;
  /** When set, the value is the time since then and ticks; epoch ms by the server's clock. */
  sinceMs: number | null;
}
