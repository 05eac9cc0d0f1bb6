"use client";

import { useEffect, useRef } from "react";
import type { WakeReason } from "./refresh-policy";
import { hasJumped, readClocks } from "./server-clock";
import { subscribeToTick } from "./use-now";

/**
 * Tells when the browser itself was away: it slept or its clock was set, the page came out of the back-forward cache,
 * the network is back, or the page is looked at again. The scheduler's question has this in place of SWR's own focus and
 * reconnect refetch, which are throttled, and make a hidden page give up its retries; other questions (use-answer.ts) take from
 * it what SWR does not tell.
 */
export function useWakeUp(onWake: (reason: WakeReason) => void): void {
  const latest = useRef(onWake);
  useEffect(() => {
    latest.current = onWake;
  });

  useEffect(() => {
    let before = readClocks();
    const checkClocks = () => {
      const after = readClocks();
      const jumped = hasJumped(before, after);
      before = after;
      if (jumped) latest.current("jump");
      return jumped;
    };
    const onVisible = () => {
      // Whoever was told of a jump has asked: told again, they would ask twice.
      if (!checkClocks() && document.visibilityState === "visible") latest.current("visible");
    };
    const onPageShow = (event: PageTransitionEvent) => {
      if (event.persisted) latest.current("pageshow");
    };
    const onOnline = () => latest.current("online");

    const stopTicking = subscribeToTick(checkClocks);
    document.addEventListener("visibilitychange", onVisible);
    window.addEventListener("pageshow", onPageShow);
    window.addEventListener("online", onOnline);
    return () => {
      stopTicking();
      document.removeEventListener("visibilitychange", onVisible);
      window.removeEventListener("pageshow", onPageShow);
      window.removeEventListener("online", onOnline);
    };
  }, []);
}
