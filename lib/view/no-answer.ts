import type { Problem } from "@/lib/domain/envelope";
import type { ProblemCode } from "@/lib/domain/problem";
import type { AnswerInput } from "./answer-input";
import { formatDayTime } from "./format";
import { parseTime } from "./moment";

/** Why there is no answer, as the end of a sentence: "…: the token was refused". */
const REASONS: Record<ProblemCode, string> = {
  unauthorised: "the token was refused",
  subscription: "the subscription is missing or has ended",
  forbidden: "the request was forbidden",
  "rate-limited": "it asks us to slow down",
  "account-error": "a MiniMax account is on hold or its session is broken",
  "upstream-error": "it reports an error of its own",
  timeout: "it takes too long",
  unreachable: "it can't be reached",
  "bad-response": "what it sends can't be read",
  frozen: "its figures stand still",
};

function reasonOf({ code, upstreamStatus }: Problem): string {
  return code === "upstream-error" && upstreamStatus !== null ? `${REASONS[code]} (${upstreamStatus})` : REASONS[code];
}

/** What stands in the answer's place while there has never been an answer, and the line below it. */
export function noAnswerText({ envelope, freshness, nowMs, zone }: AnswerInput): { sentence: string; line: string } {
  const since = (ms: number | null) => (ms === null ? "" : ` since ${formatDayTime(ms, nowMs, zone)}`);
  const { problem } = envelope;
  switch (freshness.state) {
    case "paused":
      return { sentence: `${freshness.word}, before the first answer`, line: "Resume to hear from useapi.net." };
    case "away":
      return {
        sentence: `No answer from Slotwatch's own server${since(freshness.sinceMs)}`,
        line: "There are no figures to show yet.",
      };
    case "starting":
      return { sentence: "Asking useapi.net for the first time", line: "Figures appear with its first answer." };
    default:
      if (freshness.dataAtMs !== null) return { sentence: "The figures are on their way", line: "" };
  }
  const when = since(parseTime(problem?.since ?? null));
  return {
    sentence: `No answer from useapi.net${when}${problem ? `: ${reasonOf(problem)}` : " yet"}`,
    line: "There are no figures to show yet.",
  };
}
