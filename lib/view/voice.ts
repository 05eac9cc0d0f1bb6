import type { AnswerInput } from "./answer-input";
import { toAnswerRow, type AnswerRow } from "./answer-row";
import { toTroubleRow, type TroubleInput, type TroubleRow } from "./trouble-row";

/** In whose words a screen speaks: the operator's, or those of someone who came by a link (viewer-voice.ts). */
export interface Voice {
  answer: (input: AnswerInput) => AnswerRow;
  trouble: (input: TroubleInput) => TroubleRow | null;
  /** What stands beside trouble in place of the time of the next try; null where that time is told. */
  retryText: (() => string) | null;
}

/** The operator's: what is wrong, and what to do about it. */
export const OPERATOR_VOICE: Voice = { answer: toAnswerRow, trouble: toTroubleRow, retryText: null };
