"use client";

import { useState } from "react";

interface LiveRegionProps {
  /** Changes exactly when there is something new to say; its first value is what the page opened with, and is not news. */
  stateKey: string;
  text: string;
}

/** Says each change of state once, politely, to those who listen. */
export function LiveRegion({ stateKey, text }: LiveRegionProps) {
  const [said, setSaid] = useState({ stateKey, text: "" });
  if (said.stateKey !== stateKey) setSaid({ stateKey, text });
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {said.text}
    </p>
  );
}
