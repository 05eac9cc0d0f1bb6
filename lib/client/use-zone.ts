"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import { isTimeZone } from "@/lib/domain/time-zone";

/** What the first HTML tells times in: the server cannot know where its reader sits. */
export const FIRST_ZONE = "UTC";

const never = () => () => undefined;

/** A laptop may travel while its page stands open; asking costs 50 µs, and every render asks. */
const KNOWN_FOR_MS = 60_000;

let known: { zone: string; untilMs: number } | null = null;

function ownZone(): string {
  const nowMs = performance.now();
  if (known === null || nowMs >= known.untilMs) {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || FIRST_ZONE;
    known = { zone, untilMs: nowMs + KNOWN_FOR_MS };
  }
  return known.zone;
}

/**
 * The IANA zone times are told in: `tz` of the link, else the browser's. The first HTML and hydration say UTC, and the
 * viewer's own comes right after, in the same width.
 */
export function useZone(tz: string | null): string {
  const told = useMemo(() => (tz !== null && isTimeZone(tz) ? tz : null), [tz]);
  const read = useCallback(() => told ?? ownZone(), [told]);
  return useSyncExternalStore(never, read, () => FIRST_ZONE);
}
