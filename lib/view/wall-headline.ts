import type { Envelope } from "@/lib/domain/envelope";
import { PROBLEMS } from "@/lib/domain/problem";
import type { AnswerHead, AnswerRow } from "./answer-row";
import type { FreshnessRow } from "./freshness-row";
import { nameInLine } from "./name-in-line";
import type { AnswerOutlook } from "./outlook";
import { segmentsText, toSegments, type Segment } from "./segments";
import type { TroubleRow } from "./trouble-row";
import type { WallStuck } from "./wall-stuck";

/** Calm: there is room and nothing is wrong. Only then the big word has the calm colour. */
export type WallTone = "calm" | "full" | "plain" | "trouble" | "old";

/** The live view's figure or sentence, and what the wall puts beside it. */
export type WallHeadline = AnswerHead & WallHeadlineBody;

interface WallHeadlineBody {
  tone: WallTone;
  /** "Send the next one to", "studio-east"; null when there is nowhere or the data is old. */
  suggestion: { lead: string; label: string } | null;
  /** Dim, below: "Of 15. What has happened since is unknown." */
  line: string;
  /** What is wrong, each a line with a mark of its own: the upstream first, then that nothing can be sent, stuck jobs, accounts. At most two. */
  troubles: WallTrouble[];
  /** What to do about the first of them; empty when nothing is wrong or nobody has to do anything. */
  advice: Segment[];
}

export interface WallTrouble {
  /** "1 stuck on studio-east". */
  text: string;
  /** When set, the time since then belongs behind it and ticks; epoch ms by the server's clock. */
  sinceMs: number | null;
}

export interface WallHeadlineInput {
  envelope: Envelope;
  answer: AnswerRow;
  trouble: TroubleRow | null;
  freshness: FreshnessRow;
  /** Rows of accounts, for those in trouble. */
  rows: readonly { label: string; notes: string[]; isTrouble: boolean }[];
  /** What looks stuck; null while nothing does. */
  stuck: WallStuck | null;
  /** Whether it is read by someone who came by a link, and can mend nothing. */
  isViewer?: boolean;
}

const lasting = (text: string): WallTrouble => ({ text, sinceMs: null });

function accountTroubles(rows: WallHeadlineInput["rows"]): WallTrouble[] {
  const troubled = rows.filter(({ isTrouble }) => isTrouble);
  const [first] = troubled;
  if (first === undefined) return [];
  if (troubled.length > 1) return [lasting(`${troubled.length} accounts need attention`)];
  return [lasting(`${nameInLine(first.label)}: ${first.notes[0] ?? "needs attention"}`)];
}

function toneOf(answer: AnswerRow, freshness: FreshnessRow, hasTrouble: boolean): WallTone {
  if (!freshness.isCurrent && answer.sentence === null) return "old";
  if (hasTrouble || answer.tone === "trouble") return "trouble";
  return answer.tone;
}

const VIEWER_ADVICE: Segment[] = [{ text: "This screen goes on by itself." }];

/** What to do, and no more: when and how often is said elsewhere on the wall. */
function adviceOf({ problem }: Envelope, { state }: FreshnessRow): Segment[] {
  if (state === "away") return [{ text: "This screen keeps trying and recovers by itself." }];
  return problem === null ? [] : toSegments(PROBLEMS[problem.code].action);
}

/** The wall's headline: the live view's answer, with what is wrong beside it. */
export function toWallHeadline(input: WallHeadlineInput): WallHeadline {
  const { envelope, answer, trouble, freshness, rows, stuck, isViewer = false } = input;
  const alarm = trouble?.level === "alarm" ? trouble : null;
  // Old data says nothing about jobs and accounts now.
  const ofNow = !freshness.isCurrent
    ? []
    : [
        // Across a room the figure alone reads as room.
        ...(answer.isNowhere ? [lasting("Nowhere to send the next one")] : []),
        ...(stuck ? [{ text: stuck.text, sinceMs: stuck.startedAtMs }] : []),
        ...accountTroubles(rows),
      ];
  const troubles = [...(alarm ? [lasting(alarm.title)] : []), ...ofNow].slice(0, 2);
  return {
    ...headOf(answer),
    tone: toneOf(answer, freshness, troubles.length > 0),
    suggestion: answer.suggestion && { lead: answer.suggestion.lead, label: nameInLine(answer.suggestion.label) },
    line: lineOf(answer, troubles.length > 0),
    // Where there has never been an answer, the sentence says already what is wrong, and since when.
    troubles: envelope.snapshot ? troubles : [],
    advice: alarm === null ? [] : isViewer ? VIEWER_ADVICE : adviceOf(envelope, freshness),
  };
}

/** The figure or the sentence, without the rest of the answer. */
function headOf(answer: AnswerRow): AnswerHead {
  return answer.sentence === null
    ? { big: answer.big, rest: answer.rest, sentence: null }
    : { sentence: answer.sentence };
}

/** The answer's second line, with names cut to what fits; the troubles stand in its place. */
function lineOf({ line }: AnswerRow, hasTroubles: boolean): string {
  if (hasTroubles) return "";
  return segmentsText(line.map((part) => (part.style === "strong" ? { ...part, text: nameInLine(part.text) } : part)));
}

/** An outlook for the wall's answer: how forecasts did is told only where it is why there is none. */
export function wallOutlook(outlook: AnswerOutlook | null): AnswerOutlook | null {
  return outlook === null || outlook.score?.silent ? outlook : { ...outlook, score: null };
}
