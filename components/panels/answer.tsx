import { CopyButton } from "@/components/ui/copy-button";
import { Segments } from "@/components/ui/segments";
import type { AnswerRow } from "@/lib/view/answer-row";

/** What people came for, in one sentence. Everything below is evidence for it. */
export function Answer({ answer }: { answer: AnswerRow }) {
  const { big, rest, sentence, suggestion, line, tone } = answer;
  const isDim = tone === "old";
  return (
    <div className="min-w-0 flex-[1_1_22rem]">
      <h1 className={`flex min-h-21 flex-wrap items-end gap-x-3 sm:flex-nowrap sm:gap-x-4 ${isDim ? "text-dim" : ""}`}>
        {sentence === null ? (
          <>
            <span className="text-answer font-bold tracking-tight whitespace-nowrap">{big}</span>
            {/* What is said of old data is longer: beside the figure it has two lines, and moves nothing. */}
            {/* On a phone small enough that "slots were free at 16:02" stays beside the figure. */}
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
      {/* What is said of old data is long: on a phone it keeps to one line, elsewhere a second one lies in the room below; nothing moves. */}
      <p
        className={`mt-2.5 min-h-7 sm:h-7 [overflow-wrap:anywhere] text-dim ${isDim ? "text-body leading-6 sm:text-large" : "text-large"}`}
      >
        {suggestion ? (
          <>
            {suggestion.lead} <bdi className="font-semibold text-text">{suggestion.label}</bdi>{" "}
            <CopyButton
              text={suggestion.accountId}
              label={`Copy the id of ${suggestion.label}`}
              className="-my-0.5 align-[1px] noscript:hidden!"
            >
              copy id
            </CopyButton>
          </>
        ) : null}
        <Segments segments={line} />
      </p>
    </div>
  );
}
