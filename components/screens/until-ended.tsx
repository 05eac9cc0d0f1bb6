"use client";

import { useEffect, type ReactNode } from "react";
import useSWR from "swr";
import { forgetMeasured } from "@/components/charts/forget-measured";
import { LinkEnded } from "@/components/panels/link-ended";
import type { FeedState } from "@/lib/client/scheduler-feed";
import { safeReload } from "@/lib/client/safe-reload";
import { useReopening } from "@/lib/client/use-reopening";
import { sharedSource } from "@/lib/client/paths";
import type { Envelope } from "@/lib/domain/envelope";
import { markOf } from "@/lib/domain/share-mark";
import { useHasEnded } from "./use-has-ended";

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
  const [hasEnded, onRefused] = useHasEnded();
  return hasEnded ? <Ended shareId={shareId} /> : children(onRefused);
}

/** Longer than instances behind one address take to agree on a change, and than a deploy of several takes turns. */
const SURE_AFTER_MS = 6_000;

/** Loads the page anew when its link's settings have changed for sure: what it shows, and what it says of itself, is of the first HTML. */
function useLoadAnew(shareId: string, firstBuild: string): void {
  // What the screen asks: nothing is asked here.
  const { data } = useSWR<Envelope>(sharedSource(shareId).scheduler, null);
  const [first, now] = [markOf(firstBuild), data === undefined ? "" : markOf(data.build)];
  // A server of another version may know no marks.
  const hasChanged = first !== "" && now !== "" && first !== now;
  useEffect(() => {
    if (!hasChanged) return;
    const timer = setInterval(() => void safeReload(), SURE_AFTER_MS);
    return () => clearInterval(timer);
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
