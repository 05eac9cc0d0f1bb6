"use client";

import { useFaultReload } from "@/lib/client/wall/use-fault-reload";

/** In the wall's place while it is broken. It has no data to draw, and must not look as if it had. */
export function WallBroken() {
  useFaultReload();
  return (
    <div className="wall wall-full" data-theme="dark" data-state="broken" data-old="">
      <title>Broken · Slotwatch</title>
      <div className="wall-picture wall-message">
        <h1 className="wall-sentence">This page broke</h1>
        <p className="wall-line">It loads itself again within a minute. What runs on useapi.net goes on.</p>
      </div>
    </div>
  );
}
