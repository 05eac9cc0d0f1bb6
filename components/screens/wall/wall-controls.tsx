"use client";

import { toggleFullScreen, useCanFillScreen, useFullScreenKey } from "@/lib/client/wall/use-full-screen";
import { usePointerShown } from "@/lib/client/wall/use-pointer-shown";

/** What can be done with the wall. It hides with the pointer, which hides when it rests. */
export function WallControls({ setupHref }: { setupHref: string | null }) {
  useFullScreenKey();
  usePointerShown();
  const canFill = useCanFillScreen();
  return (
    <nav className="wall-controls" aria-label="This screen">
      {canFill ? (
        <button type="button" className="wall-button" onClick={toggleFullScreen}>
          Full screen (f)
        </button>
      ) : null}
      {setupHref === null ? null : (
        <a href={setupHref} className="wall-button">
          Set up
        </a>
      )}
    </nav>
  );
}
