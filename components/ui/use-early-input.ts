"use client";

import { useLayoutEffect, useRef, type RefObject } from "react";

/**
 * Takes up what somebody typed or chose before the page's scripts ran: seconds, on a slow network. React leaves the field as
 * it finds it and tells nobody, so the field would say one thing and the page another.
 *
 * @param given what the page believes the field says
 * @param read what the field really says; a constant function
 * @param take called once with the difference, before the page renders anew and puts its own value back
 * @returns goes on the field
 */
export function useEarlyInput<Field extends HTMLElement>(
  given: string,
  read: (field: Field) => string,
  take: (value: string) => void,
): RefObject<Field | null> {
  const ref = useRef<Field>(null);
  const hasLooked = useRef(false);
  useLayoutEffect(() => {
    if (hasLooked.current || ref.current === null) return;
    hasLooked.current = true;
    const early = read(ref.current);
    if (early !== given) take(early);
  });
  return ref;
}

/** What a text field or a select says. */
export const valueOf = (field: HTMLInputElement | HTMLSelectElement): string => field.value;
