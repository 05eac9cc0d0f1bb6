"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { serverClock, subscribeToTick } from "@/lib/client/use-now";
import { tickOffScreen } from "./off-screen";
import { watchOnScreen } from "./on-screen";

export interface TickingTextProps {
  /** The text as the row was made: in the first HTML, and what stays while nothing ticks. */
  initialText: string;
  isTicking: boolean;
  /** The text at a time of the server's clock, epoch ms. */
  textAt: (nowMs: number) => string;
  className?: string;
  /** For pages that never scroll: it is then not watched for being on screen, which would cost time in each frame. */
  isAlwaysSeen?: boolean;
}

/**
 * A text that follows the clock without React: a tick writes straight into the node, off screen only now and then (off-screen.ts). Sixty ticking cells cost 1.5 % of a core this way, 4.4 % through renders.
 */
export function TickingText({ initialText, isTicking, textAt, className, isAlwaysSeen = false }: TickingTextProps) {
  const node = useRef<HTMLSpanElement>(null);
  const latestTextAt = useRef(textAt);
  // React is given the same text in each render, so it never writes. Otherwise a poll would write a hundred rows twice, by React and by the tick.
  const [firstText] = useState(initialText);

  useLayoutEffect(() => {
    latestTextAt.current = textAt;
    if (!node.current) return;
    // What a render changed shows at once, not with the next tick.
    const nowMs = isTicking ? serverClock.now() : null;
    write(node.current, nowMs === null ? initialText : textAt(nowMs));
  });

  useEffect(() => {
    const element = node.current;
    if (!isTicking || !element) return;
    const update = (nowMs: number) => write(element, latestTextAt.current(nowMs));
    if (isAlwaysSeen) return subscribeToTick(update);
    let stopTicking: (() => void) | null = null;
    const stopWatching = watchOnScreen(element, (isVisible) => {
      stopTicking?.();
      const nowMs = serverClock.now();
      if (isVisible && nowMs !== null) update(nowMs);
      stopTicking = isVisible ? subscribeToTick(update) : tickOffScreen(update);
    });
    return () => {
      stopWatching();
      stopTicking?.();
    };
  }, [isTicking, isAlwaysSeen]);

  return (
    <span ref={node} className={className}>
      {firstText}
    </span>
  );
}

function write(element: HTMLElement, text: string): void {
  const first = element.firstChild;
  if (first === null) element.textContent = text;
  else if (first.nodeValue !== text) first.nodeValue = text;
}
