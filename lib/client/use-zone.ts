"use client";

import { useCallback, useSyncExternalStore } from "react";
import { isTimeZone } from "@/lib/domain/time-zone";

/** What the first HTML tells times in: the server cannot know where its reader sits. */
export const FIRST_ZONE = "UTC";

const never = () => () => undefined;

/**
 * The IANA zone times are told in: `tz` of the link, else the browser's. The first HTML and hydration say UTC, and the
 * viewer's own comes right after, in the same width.
 */
export function useZone(tz: string | null): string {
  const read = useCallback(() => {
    if (tz !== null && isTimeZone(tz)) return tz;
    return Intl.DateTimeFormat().resolvedOptions().timeZone || FIRST_ZONE;
  }, [tz]);
  return useSyncExternalStore(never, read, () => FIRST_ZONE);
}
