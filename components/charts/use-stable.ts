"use client";

import { useState } from "react";

/**
 * Keeps a value's identity while a later one says the same, so that a drawing is not redrawn by a new revision that changed
 * nothing in it.
 *
 * @param isSame the same function each time
 */
export function useStable<Value>(value: Value, isSame: (held: Value, value: Value) => boolean): Value {
  const [held, setHeld] = useState(value);
  if (held === value || isSame(held, value)) return held;
  setHeld(value);
  return value;
}
