"use client";

import { useEffect, useState, type RefObject } from "react";

/** Where an element stands: its size in px (0 while unknown or hidden) and whether it is near the screen. */
export interface Box {
  width: number;
  height: number;
  isOnScreen: boolean;
}

/** Charts wake a little before they scroll into view, so that nobody watches them appear. */
const MARGIN = "160px 0px";

/**
 * Watches an element's size and whether it is on screen. Charts read it instead of Recharts' own container, which draws
 * twice to find its size and goes on redrawing where nobody looks.
 */
export function useBox(ref: RefObject<HTMLElement | null>): Box {
  const [box, setBox] = useState<Box>({ width: 0, height: 0, isOnScreen: false });
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const sizes = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const width = Math.round(entry.contentRect.width);
      const height = Math.round(entry.contentRect.height);
      setBox((old) => (old.width === width && old.height === height ? old : { ...old, width, height }));
    });
    const sight = new IntersectionObserver(
      (entries) => {
        const isOnScreen = entries.at(-1)?.isIntersecting ?? false;
        setBox((old) => (old.isOnScreen === isOnScreen ? old : { ...old, isOnScreen }));
      },
      { rootMargin: MARGIN },
    );
    sizes.observe(element);
    sight.observe(element);
    return () => {
      sizes.disconnect();
      sight.disconnect();
    };
  }, [ref]);
  return box;
}
