import type { Problem } from "@/lib/domain/envelope";
import type { AnswerInput } from "./answer-input";
import { formatDayTime } from "./format";
import { parseTime } from "./parse-time";

/**
 * Why, as the end of a sentence about useapi.net: "it refused the token", from "useapi.net refused the token." The catalogue's messages all
 * have that form (`ProblemTerms.message`).
 */
const reasonOf = ({ message }: Problem) =>
  message
    .replace("useapi.net's", "its")
    .replace("useapi.net", "it")
    .replace(/[.:].*/, "");

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
  return {
    sentence: `No answer from useapi.net${since(parseTime(problem?.since ?? null))}${problem ? `: ${reasonOf(problem)}` : " yet"}`,
    line: "There are no figures to show yet.",
  };
}
