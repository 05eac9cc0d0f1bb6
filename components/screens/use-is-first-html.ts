"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether what is drawn is the first HTML, which chat programs read for a link's preview; false once scripts run. */
export function useIsFirstHtml(): boolean {
  return useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
}
