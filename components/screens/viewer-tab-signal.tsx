"use client";

import { useSyncExternalStore } from "react";
import type { AnswerRow } from "@/lib/view/answer-row";
import { TabSignal } from "./tab-signal";

const never = () => () => undefined;

/**
 * The tab of a shared screen. Its first HTML has the product's name alone, for that is what a chat program shows as the link's
 * preview; the figures come with the scripts.
 */
export function ViewerTabSignal({ answer }: { answer: AnswerRow }) {
  const isFirstHtml = useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
  return <TabSignal answer={isFirstHtml ? { ...answer, tabTitle: "Slotwatch", tabIcon: "unknown" } : answer} />;
}
