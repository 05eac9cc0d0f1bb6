"use client";

import { useRefreshSettings } from "@/lib/client/use-refresh-settings";
import { Button } from "@/components/ui/button";

/** Stops all asking of this page, and begins again. What is on screen stays, dated. */
export function PauseButton() {
  const { pausedSinceMs, pause, resume } = useRefreshSettings();
  const isPaused = pausedSinceMs !== null;
  return (
    <Button
      onClick={isPaused ? resume : pause}
      title={isPaused ? "Ask for new data again" : "Stop asking for new data"}
    >
      <span className="grid">
        {/* Both words, one seen: the button keeps its width. */}
        <span aria-hidden="true" className="invisible col-start-1 row-start-1">
          Resume
        </span>
        <span className="col-start-1 row-start-1">{isPaused ? "Resume" : "Pause"}</span>
      </span>
    </Button>
  );
}
