"use client";

import { useWakeLock, type WakeLockState } from "@/lib/client/wall/use-wake-lock";

const SENTENCES: Record<WakeLockState, string> = {
  asking: "Asking this browser to keep the screen awake …",
  held: "This browser keeps the screen awake while this page, or the wall, is open.",
  refused:
    "This browser refuses to keep the screen awake, perhaps to save a battery. Use the commands for its machine below.",
  missing:
    "This browser cannot keep the screen awake here: it can only over https or on localhost. Use the commands for its machine below.",
};

/** Tries the wake lock on this very page and says what came of it. */
export function WakeLockTest() {
  const state = useWakeLock();
  return (
    <>
      <p role="status" data-wake-lock={state} className="noscript:hidden">
        <strong className="font-semibold text-text">
          {state === "held" ? "Works." : state === "asking" ? "Testing." : "Does not work here."}
        </strong>{" "}
        {SENTENCES[state]}
      </p>
      <p className="hidden noscript:block">
        Without JavaScript no page can keep the screen awake, this one and the wall included. Use the commands for its
        machine below.
      </p>
    </>
  );
}
