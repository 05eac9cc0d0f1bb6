import { CopyButton } from "@/components/ui/copy-button";
import { CutName } from "@/components/ui/cut-name";
import { Segments } from "@/components/ui/segments";
import type { AnswerRow } from "@/lib/view/answer-row";

/** What people came for, in one sentence. Everything below is evidence for it. */
export function Answer({ answer }: { answer: AnswerRow }) {
  const { big, rest, sentence, suggestion, line, tone, isBrief } = answer;
  const isDim = tone === "old";
  return (
    <div className="min-w-0 flex-[1_1_22rem]">
      <h1 className={`answer ${isDim ? "text-dim" : ""}`}>
        {sentence === null ? (
          <>
            <span className="text-answer font-bold tracking-tight whitespace-nowrap">{big}</span>
            {/* For old data, and for the wait for a slot, this text is longer. It then takes two lines beside the figure, and nothing moves (answer.css). */}
            <span>{rest}</span>
          </>
        ) : (
          <span className={`answer-sentence font-semibold text-balance ${tone === "trouble" ? "text-text" : ""}`}>
            {sentence}
          </span>
        )}
      </h1>
      <p className={isBrief ? "answer-line brief" : "answer-line"}>
        {suggestion ? (
          <>
            {suggestion.lead}{" "}
            <bdi className="suggested">
              <CutName label={suggestion.label} />
            </bdi>{" "}
            <CopyButton
              text={suggestion.accountId}
              label={`Copy id of ${suggestion.label}`}
              className="-my-0.5 align-[1px] noscript:hidden!"
            >
              copy id
            </CopyButton>
            {line.length > 0 && " · "}
          </>
        ) : null}
        <Segments segments={line} />
      </p>
    </div>
  );
}
