"use client";

import { useEffect } from "react";
import { useSWRConfig } from "swr";
import { isEnvelope } from "./answer-guards";
import { fetchJson } from "./fetch-json";
import { safeReload } from "./safe-reload";

/** A link that was paused may be resumed; a screen on a wall has nobody who would load it again. */
const ASK_MS = 30_000;
const LIMIT_MS = 10_000;

/**
 * After a link has ended: forgets all that this page was ever told, and loads it anew should the link open again. Only our own
 * answer says so, for a proxy may answer anything while the server is away; and only a page that is there is loaded.
 *
 * @param path where its data was
 */
export function useReopening(path: string): void {
  const { mutate } = useSWRConfig();
  useEffect(() => {
    void mutate(() => true, undefined, { revalidate: false });
    const timer = setInterval(() => {
      fetchJson(path, { limitMs: LIMIT_MS, isAnswer: isEnvelope }).then(safeReload, () => undefined);
    }, ASK_MS);
    return () => clearInterval(timer);
  }, [mutate, path]);
}
