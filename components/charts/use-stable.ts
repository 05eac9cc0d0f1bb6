"use client";

import { useState } from "react";

/**
 * Keeps a value's identity while its signature stays the same, so that a drawing is not redrawn by a new revision
 * that changed nothing in it.
 */
export function useStable<Value>(value: Value, signature: string): Value {
  const [held, setHeld] = useState({ value, signature });
  if (held.signature === signature) return held.value;
  setHeld({ value, signature });
  return value;
}
