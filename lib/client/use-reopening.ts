"use client";

import { useEffect } from "react";
import { useSWRConfig } from "swr";
import { withinTime } from "./timers";

/** A link that was paused may be resumed; a screen on a wall has nobody who would load it again. */
const ASK_MS = 30_000;
const LIMIT_MS = 10_000;

/**
 * After a link has ended: forgets all that this page was ever told, and loads it anew should the link open again.
 *
 * @param path where its data was
 */
export function useReopening(path: string): void {
  const { mutate } = useSWRConfig();
  useEffect(() => {
    void mutate(() => true, undefined, { revalidate: false });
    const timer = setInterval(() => {
      withinTime(LIMIT_MS, (signal) => fetch(path, { cache: "no-store", signal })).then(
        ({ ok }) => void (ok && window.location.reload()),
        () => undefined,
      );
    }, ASK_MS);
    return () => clearInterval(timer);
  }, [mutate, path]);
}
