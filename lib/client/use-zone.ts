"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import { isTimeZone } from "@/lib/domain/time-zone";

/** What the first HTML tells times in: the server cannot know where its reader sits. */
export const FIRST_ZONE = "UTC";

const never = () => () => undefined;

/** A computer that travels is asked again after this long: asking costs more than most renders should. */
const KNOWN_MS = 60_000;
let known: { zone: string; atMs: number } | null = null;

function browserZone(): string {
  // This clock goes on while a computer sleeps; one that was set back must not hold the old zone.
  const nowMs = Date.now();
  if (known === null || Math.abs(nowMs - known.atMs) > KNOWN_MS) {
    known = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone || FIRST_ZONE, atMs: nowMs };
  }
  return known.zone;
}

/**
 * The IANA zone times are told in: `tz` of the link, else the browser's. The first HTML and hydration say UTC, and the
 * viewer's own comes right after, in the same width.
 */
export function useZone(tz: string | null): string {
  const asked = useMemo(() => (tz !== null && isTimeZone(tz) ? tz : null), [tz]);
  const read = useCallback(() => asked ?? browserZone(), [asked]);
  return useSyncExternalStore(never, read, () => FIRST_ZONE);
}
