"use client";

import { useEffect, useState } from "react";

/** Whether the screen is kept awake; "missing" without https or localhost, or where the browser has no such thing. */
export type WakeLockState = "asking" | "held" | "refused" | "missing";

/** A lock that was refused (low battery, a policy) is asked for again this often. */
const RETRY_MS = 60_000;

/**
 * Keeps the screen awake while the page is shown. The browser takes the lock away whenever the page is hidden; it is taken
 * again when the page is shown.
 */
export function useWakeLock(): WakeLockState {
  const [state, setState] = useState<WakeLockState>("asking");

  useEffect(() => {
    let isOver = false;
    let lock: WakeLockSentinel | null = null;
    let isAsking = false;

    const take = async () => {
      if (isOver || isAsking || lock !== null || document.visibilityState !== "visible") return;
      // Typed as always there; in fact only in secure contexts, and not in every browser.
      if (!("wakeLock" in navigator)) return setState("missing");
      isAsking = true;
      try {
        const taken = await navigator.wakeLock.request("screen");
        if (isOver) return void taken.release();
        lock = taken;
        setState("held");
        taken.addEventListener("release", () => {
          lock = null;
          if (isOver) return;
          setState("asking");
          void take();
        });
      } catch {
        setState("refused");
      } finally {
        isAsking = false;
      }
    };

    const onVisible = () => void take();
    void take();
    document.addEventListener("visibilitychange", onVisible);
    const timer = setInterval(onVisible, RETRY_MS);
    return () => {
      isOver = true;
      document.removeEventListener("visibilitychange", onVisible);
      clearInterval(timer);
      void lock?.release();
    };
  }, []);

  return state;
}
