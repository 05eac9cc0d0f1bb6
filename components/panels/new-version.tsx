"use client";

import { Button } from "@/components/ui/button";

/** Offers to load the page anew after a deploy. It lies over the page's end and moves nothing. */
export function NewVersion() {
  return (
    <div
      role="status"
      className="fixed inset-x-4 bottom-4 z-40 mx-auto flex w-fit max-w-full flex-wrap items-center gap-x-4 gap-y-2 rounded-xl border border-edge bg-panel px-4 py-3"
    >
      <p className="text-small">There is a new version of Slotwatch.</p>
      <Button onClick={() => window.location.reload()}>Reload</Button>
    </div>
  );
}
