import type { WallPage } from "@/lib/view/wall-pages";

/** Above this many pages a row of dots is longer than it is clear. */
const MOST_DOTS = 10;

/** Which of the pages this is: words, and a dot a page. Nothing when there is only one. */
export function PageMark({ page: { mark, index, pages } }: { page: WallPage<unknown> }) {
  if (mark === null) return null;
  return (
    <p className="wall-pages">
      <span>{mark}</span>
      {pages <= MOST_DOTS ? (
        <span className="wall-dots" aria-hidden="true">
          {Array.from({ length: pages }, (_, at) => (
            <i key={at} className={at === index ? "wall-dot wall-dot-on" : "wall-dot"} />
          ))}
        </span>
      ) : null}
    </p>
  );
}
