import type { HistoryRange } from "@/lib/domain/history";
import { rangeName } from "@/lib/view/history-range";
import { useIsFirstHtml } from "../use-is-first-html";

/** The tab's title and icon. To the viewer of a link the first HTML says the product's name and no more, as on every shared screen. */
export function HistoryTab({ range, isViewer }: { range: HistoryRange; isViewer: boolean }) {
  const isFirstHtml = useIsFirstHtml();
  const what = range === "all" ? "All history" : `History, ${rangeName(range).replace("the ", "")}`;
  return (
    <>
      <title>{isViewer && isFirstHtml ? "Slotwatch" : `${what} · Slotwatch`}</title>
      <link rel="icon" type="image/svg+xml" href="/icons/unknown.svg" />
    </>
  );
}
