"use client";

import { useEffect, useRef } from "react";

/** Calls back when the viewer goes on after a pause: what was not asked meanwhile is asked now. */
export function useOnResume(isPaused: boolean, onResume: () => unknown): void {
  const wasPaused = useRef(isPaused);
  useEffect(() => {
    if (wasPaused.current && !isPaused) onResume();
    wasPaused.current = isPaused;
  }, [isPaused, onResume]);
}
