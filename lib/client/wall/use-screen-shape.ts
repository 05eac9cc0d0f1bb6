"use client";

import { useSyncExternalStore } from "react";

interface Shape {
  widthPx: number;
  heightPx: number;
}

let last: Shape | null = null;

function read(): Shape {
  const { innerWidth: widthPx, innerHeight: heightPx } = window;
  if (last?.widthPx !== widthPx || last.heightPx !== heightPx) last = { widthPx, heightPx };
  return last;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("resize", listener);
  return () => window.removeEventListener("resize", listener);
}

/** The window's size in CSS pixels, followed; null in the first HTML, which cannot know it. */
export function useScreenShape(): Shape | null {
  return useSyncExternalStore(subscribe, read, () => null);
}
