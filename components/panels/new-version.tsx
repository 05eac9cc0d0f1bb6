"use client";

import { Button } from "@/components/ui/button";

interface NewVersionProps {
  /** False when only a part of the page failed to load: a deploy is the usual cause, and not the only one. */
  isCertain?: boolean;
}

/** Offers to load the page anew after a deploy. It lies over the page's end and moves nothing. */
export function NewVersion({ isCertain = true }: NewVersionProps) {
  return (
    <div
      role="status"
      className="fixed inset-x-4 bottom-4 z-40 mx-auto flex w-fit max-w-full flex-wrap items-center gap-x-4 gap-y-2 rounded-xl border border-edge bg-panel px-4 py-3"
    >
      <p className="text-small">
        {isCertain ? "There is a new version of Slotwatch." : "A part of this page could not be loaded."}
      </p>
      <Button onClick={() => window.location.reload()}>Reload</Button>
    </div>
  );
}
