"use client";

import { useCallback, useEffect, useState, type ReactNode } from "react";
import useSWR from "swr";
import { forgetMeasured } from "@/components/charts/forget-measured";
import { LinkEnded } from "@/components/panels/link-ended";
import type { FeedState } from "@/lib/client/scheduler-feed";
import { useReopening } from "@/lib/client/use-reopening";
import { sharedSource } from "@/lib/client/swr-keys";
import type { Envelope } from "@/lib/domain/envelope";
import { markOf } from "@/lib/domain/share-mark";
import { forgetFirstHtml } from "./forget-first-html";

interface UntilEndedProps {
  shareId: string;
  /** The build of the first HTML. */
  firstBuild: string;
  /** The screen; it calls back when the server refuses to tell any more. */
  children: (onRefused: (refusal: NonNullable<FeedState["refusal"]>) => void) => ReactNode;
}

/** A shared screen until its link ends. Then nothing of it is left on the page. */
export function UntilEnded({ shareId, firstBuild, children }: UntilEndedProps) {
  useLoadAnew(shareId, firstBuild);
  const [hasEnded, setHasEnded] = useState(false);
  const onRefused = useCallback((refusal: NonNullable<FeedState["refusal"]>) => {
    // "Signed out" is never said of a link: a proxy's own 401 ends nothing.
    if (refusal !== "ended") return;
    forgetFirstHtml();
    setHasEnded(true);
  }, []);
  return hasEnded ? <Ended shareId={shareId} /> : children(onRefused);
}

/** Loads the page anew when its link's settings have changed: what it shows, and what it says of itself, is of the first HTML. */
function useLoadAnew(shareId: string, firstBuild: string): void {
  // What the screen asks: nothing is asked here.
  const { data } = useSWR<Envelope>(sharedSource(shareId).scheduler, null);
  const hasChanged = data !== undefined && markOf(data.build) !== markOf(firstBuild);
  useEffect(() => {
    if (hasChanged) window.location.reload();
  }, [hasChanged]);
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
