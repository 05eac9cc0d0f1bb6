"use client";

import { useEffect, useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether the browser can fill the screen at all: most telephones can't. */
export function useCanFillScreen(): boolean {
  return useSyncExternalStore(
    never,
    () => document.fullscreenEnabled,
    () => true,
  );
}

/** Fills the screen, or gives it back. A browser that refuses has told its user why. */
export function toggleFullScreen(): void {
  if (!document.fullscreenEnabled) return;
  if (document.fullscreenElement !== null) void document.exitFullscreen().catch(() => undefined);
  else void document.documentElement.requestFullscreen({ navigationUI: "hide" }).catch(() => undefined);
}

/** Full screen on `f`. */
export function useFullScreenKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.key === "f" || event.key === "F") toggleFullScreen();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
