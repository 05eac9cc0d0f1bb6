"use client";

import { useCallback, useEffect, useState, type ReactNode } from "react";
import { forgetMeasured } from "@/components/charts/forget-measured";
import { LinkEnded } from "@/components/panels/link-ended";
import type { FeedState } from "@/lib/client/scheduler-feed";
import { useReopening } from "@/lib/client/use-reopening";
import { sharedSource } from "@/lib/client/swr-keys";
import { forgetFirstHtml } from "./forget-first-html";

interface UntilEndedProps {
  shareId: string;
  /** The screen; it calls back when the server refuses to tell any more. */
  children: (onRefused: (refusal: NonNullable<FeedState["refusal"]>) => void) => ReactNode;
}

/** A shared screen until its link ends. Then nothing of it is left on the page. */
export function UntilEnded({ shareId, children }: UntilEndedProps) {
  const [hasEnded, setHasEnded] = useState(false);
  const onRefused = useCallback((refusal: NonNullable<FeedState["refusal"]>) => {
    // "Signed out" is never said of a link: a proxy's own 401 ends nothing.
    if (refusal !== "ended") return;
    forgetFirstHtml();
    setHasEnded(true);
  }, []);
  return hasEnded ? <Ended shareId={shareId} /> : children(onRefused);
}

function Ended({ shareId }: { shareId: string }) {
  useReopening(sharedSource(shareId).scheduler);
  // Now that no chart is drawn any more.
  useEffect(forgetMeasured, []);
  return (
    <>
      <title>Slotwatch</title>
      <LinkEnded />
    </>
  );
}
