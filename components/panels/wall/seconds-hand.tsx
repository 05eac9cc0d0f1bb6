"use client";

import { useEffect, useRef } from "react";
import { serverClock } from "@/lib/client/use-now";

/**
 * A seconds hand that the stylesheet alone moves: it goes on when the page's scripts have died, so a hand that moves beside a
 * clock that stands tells a dead page, and a hand that stands tells a dead browser.
 */
export function SecondsHand() {
  const hand = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const nowMs = serverClock.now();
    // By script, once: the hand agrees with the clock beside it. The first HTML has no inline style to say so.
    if (hand.current && nowMs !== null) hand.current.style.animationDelay = `-${nowMs % 60_000}ms`;
  }, []);
  return (
    <div className="wall-dial" aria-hidden="true">
      <div ref={hand} className="wall-hand" />
    </div>
  );
}
