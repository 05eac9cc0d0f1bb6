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
      <h1 className={`flex min-h-21 items-end gap-x-3 sm:gap-x-4 ${isDim ? "text-dim" : ""}`}>
        {sentence === null ? (
          <>
            <span className="text-answer font-bold tracking-tight whitespace-nowrap">{big}</span>
            {/* For old data, and for the wait for a slot, this text is longer. It then takes two lines beside the figure, and nothing moves. */}
            <span className="mb-1.5 min-w-0 text-[1.3125rem] leading-7 [overflow-wrap:anywhere] text-dim sm:text-lead">
              {rest}
            </span>
          </>
        ) : (
          <span className={`answer-sentence font-semibold text-balance ${tone === "trouble" ? "text-text" : ""}`}>
            {sentence}
          </span>
        )}
      </h1>
      {/* This text is one or two lines long. Room for two is always kept, so that nothing below moves when it changes; from `sm` on the second
          line overlaps the space below it. A third line pushes down what follows. A brief text needs a second line on a phone alone. */}
      <p
        className={`mt-2.5 ${isBrief ? "min-h-12 sm:min-h-6" : "min-h-14 sm:-mb-7"} [overflow-wrap:anywhere] text-dim ${suggestion === null ? "text-body leading-6 sm:text-large" : "text-large"}`}
      >
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
