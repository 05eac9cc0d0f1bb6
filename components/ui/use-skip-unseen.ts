"use client";

import { useEffect } from "react";
import { useIdle } from "./use-idle";

/**
 * From the page's first quiet moment on, panels far from the screen are neither laid out nor painted (`.skippable` in globals.css); their
 * content stays in the document, up to date, for screen readers, search and print. Not sooner: only a panel that was laid out once
 * keeps its size while it is skipped, and nothing may move.
 */
export function useSkipUnseen(): void {
  const isIdle = useIdle();
  useEffect(() => {
    if (!isIdle) return;
    const { dataset } = document.documentElement;
    dataset["skipUnseen"] = "";
    return () => {
      delete dataset["skipUnseen"];
    };
  }, [isIdle]);
}
