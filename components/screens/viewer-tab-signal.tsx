"use client";

import type { AnswerRow } from "@/lib/view/answer-row";
import { TabSignal } from "./tab-signal";
import { useIsFirstHtml } from "./use-is-first-html";

/**
 * The tab of a shared screen. Its first HTML has the product's name alone, for that is what a chat program shows as the link's
 * preview; the figures come with the scripts.
 */
export function ViewerTabSignal({ answer }: { answer: AnswerRow }) {
  const isFirstHtml = useIsFirstHtml();
  return <TabSignal answer={isFirstHtml ? { ...answer, tabTitle: "Slotwatch", tabIcon: "unknown" } : answer} />;
}
