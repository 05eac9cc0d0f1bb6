"use client";

import { useEffect, useState } from "react";

/** Typing asks once it pauses, not at each key. */
const TYPING_MS = 300;

/** What somebody types, once it has stood still for a moment. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
