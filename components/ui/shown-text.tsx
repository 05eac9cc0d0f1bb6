import { hasInvisible, splitInvisible } from "@/lib/domain/invisible";
import { codeOf } from "@/lib/view/visible-text";

/**
 * Anyone's text in its own words: it keeps its direction to itself, and a character that nobody would see is drawn as its code. The codes
 * are drawn by CSS, so that what is selected and copied is the text as it was sent; each such character is shut in, so that it turns nothing round.
 */
export function ShownText({ text }: { text: string }) {
  if (!hasInvisible(text)) return <bdi>{text}</bdi>;
  return (
    <bdi>
      {splitInvisible(text).map((part, at) =>
        at % 2 === 0 ? (
          part
        ) : (
          <span key={at} data-code={codeOf(part)} className="unseen">
            {part}
          </span>
        ),
      )}
    </bdi>
  );
}
