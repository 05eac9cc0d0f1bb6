"use client";

import { useEffect } from "react";

const SHOWN_FOR_MS = 3_000;

/** Marks the document while the pointer moves or a key is pressed (`data-pointer`); the stylesheet hides pointer and controls else. */
export function usePointerShown(): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      dataset.pointer = "";
      clearTimeout(timer);
      timer = setTimeout(() => delete dataset.pointer, SHOWN_FOR_MS);
    };
    // By touch at the end of the press: shown at its beginning, a control would be under the finger, and pressed.
    const events = ["pointermove", "click", "keydown"] as const;
    for (const name of events) document.addEventListener(name, show, { passive: true });
    return () => {
      for (const name of events) document.removeEventListener(name, show);
      clearTimeout(timer);
      delete dataset.pointer;
    };
  }, []);
}
