import { Segments } from "@/components/ui/segments";
import { TickingText } from "@/components/ui/ticking-text";
import type { WallFact } from "@/lib/view/wall-facts";
import type { WallHeadline } from "@/lib/view/wall-headline";
import { formatWallElapsed } from "@/lib/view/more-duration-text";

interface WallHeadProps {
  headline: WallHeadline;
  facts: readonly WallFact[];
  /** Whether running times may tick. */
  isCurrent: boolean;
  /** When the next try is, in words, at a time of the server's clock; null while nothing is wrong. */
  retryTextAt: ((nowMs: number) => string) | null;
  /** The time of this render, epoch ms. */
  nowMs: number;
}

/** The answer, readable across a room, what is wrong, and the figures that go with it. */
export function WallHead({ headline, facts, isCurrent, retryTextAt, nowMs }: WallHeadProps) {
  const { big, rest, sentence, tone, suggestion, line, troubles, advice } = headline;
  // It follows the advice, a sentence.
  const retryAt = retryTextAt && ((atMs: number) => capitalised(retryTextAt(atMs)));
  return (
    <header
      className={`wall-head wall-tone-${tone} ${sentence !== null ? "wall-head-sentence" : isWord(big) ? "wall-head-word" : ""}`}
    >
      {/* One heading; the stylesheet sets its two parts as two cells of the head. */}
      <h1 className="wall-answer">
        {sentence === null ? (
          <>
            <span className="wall-big">{big}</span> <span className="wall-rest">{rest}</span>
          </>
        ) : (
          <span className="wall-sentence">{sentence}</span>
        )}
      </h1>
      <div className="wall-lines">
        {suggestion ? (
          <p className="wall-line">
            {suggestion.lead} <strong>{suggestion.label}</strong>
          </p>
        ) : null}
        {line === "" ? null : <p className="wall-line">{line}</p>}
        {troubles.map(({ text, sinceMs }) => (
          <p key={text} className="wall-trouble">
            <i className="wall-square" />
            {text}
            {sinceMs === null ? null : <TroubleTime sinceMs={sinceMs} nowMs={nowMs} />}
          </p>
        ))}
        {retryAt ? (
          <p className="wall-advice">
            <span>
              <Segments segments={advice} />{" "}
            </span>
            <TickingText className="wall-retry" initialText={retryAt(nowMs)} isTicking isAlwaysSeen textAt={retryAt} />
          </p>
        ) : null}
      </div>
      <dl className="wall-facts">
        {facts.map(({ key, label, value, sinceMs }) => (
          <div key={key} className="wall-fact">
            <dt>{label}</dt>
            <dd className="wall-mono">
              {sinceMs === null || !isCurrent ? (
                value
              ) : (
                <TickingText
                  className="wall-ticks"
                  initialText={value}
                  isTicking
                  isAlwaysSeen
                  textAt={(atMs) => formatWallElapsed(atMs - sinceMs)}
                />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

/** Whether it is "None", "Full" or "Nothing"; a figure may hold a comma. */
const isWord = (big: string) => /\D\D/.test(big);

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** ", 14:02", ticking. */
function TroubleTime({ sinceMs, nowMs }: { sinceMs: number; nowMs: number }) {
  const textAt = (atMs: number) => formatWallElapsed(atMs - sinceMs);
  return (
    <>
      , <TickingText className="wall-ticks" initialText={textAt(nowMs)} isTicking isAlwaysSeen textAt={textAt} />
    </>
  );
}
