"use client";

import { useEffect, useState } from "react";

/** Browsers without idle callbacks (Safari) wait this long instead. */
const FALLBACK_MS = 1_500;

/** Turns true once the page has had a quiet moment after it came up. */
export function useIdle(): boolean {
  const [isIdle, setIsIdle] = useState(false);
  useEffect(() => {
    const settle = () => setIsIdle(true);
    if (typeof window.requestIdleCallback !== "function") {
      const timer = setTimeout(settle, FALLBACK_MS);
      return () => clearTimeout(timer);
    }
    const handle = window.requestIdleCallback(settle, { timeout: 5_000 });
    return () => window.cancelIdleCallback(handle);
  }, []);
  return isIdle;
}
