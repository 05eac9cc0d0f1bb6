"use client";

import { useEffect, useRef, type RefObject } from "react";

const FOCUSABLE = "input, button, select, a[href]";

/**
 * For a region whose content may still be loading when it opens: until there is something in it to stop at, Tab stops at the
 * region itself (render it with `tabIndex={0}`), and the content gets the focus when it comes. Else Enter and at once Tab would
 * leave the region behind before it was there, and close it. Done in the document, for focus is the document's: the region can
 * be reached before React knows that it was opened.
 */
export function useFocusUntilFilled(isOpen: boolean): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const region = ref.current;
    if (!isOpen || region === null) return;
    const handOver = () => {
      const first = region.querySelector<HTMLElement>(FOCUSABLE);
      if (first === null) return;
      observer.disconnect();
      const isWaiting = document.activeElement === region;
      region.removeAttribute("tabindex");
      // Opened at the screen's lower edge, it would lie below it.
      region.scrollIntoView({ block: "nearest" });
      if (isWaiting) first.focus();
    };
    const observer = new MutationObserver(handOver);
    observer.observe(region, { subtree: true, childList: true });
    handOver();
    return () => {
      observer.disconnect();
      region.tabIndex = 0;
    };
  }, [isOpen]);
  return ref;
}
