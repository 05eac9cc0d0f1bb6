import type { AnswerRow } from "@/lib/view/answer-row";

/**
 * The tab's title and icon. React hoists both into the head, on the server and at each change, so the tab says the
 * same as the page without a script of its own.
 */
export function TabSignal({ answer: { tabTitle, tabIcon } }: { answer: AnswerRow }) {
  return (
    <>
      <title>{tabTitle}</title>
      <link rel="icon" type="image/svg+xml" href={`/icons/${tabIcon}.svg`} />
    </>
  );
}
