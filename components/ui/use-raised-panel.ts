"use client";

import { useLayoutEffect, type RefObject } from "react";

/**
 * Lets what unfolds inside a panel lie over the panel's edge and its neighbours while it is open. An attribute, not `:has()`:
 * browsers ask that again at every node that comes or goes in the panel.
 */
export function useRaisedPanel(ref: RefObject<Element | null>, isOpen: boolean): void {
  useLayoutEffect(() => {
    if (!isOpen) return;
    const panel = ref.current?.closest("section");
    panel?.setAttribute("data-unfolded", "");
    return () => panel?.removeAttribute("data-unfolded");
  }, [ref, isOpen]);
}
