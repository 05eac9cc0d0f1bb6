"use client";

import { useEffect, useSyncExternalStore } from "react";
import { SIGN_IN_PAGE } from "@/lib/client/paths";
import type { FeedState, SchedulerFeed } from "@/lib/client/scheduler-feed";

/** Tells the screen, once, that its data is refused from now on: signed out, or the link has ended. */
export function useRefusal(feed: SchedulerFeed, onRefused: (refusal: NonNullable<FeedState["refusal"]>) => void): void {
  const refusal = useSyncExternalStore(
    feed.subscribe,
    () => feed.state().refusal,
    () => null,
  );
  useEffect(() => {
    if (refusal !== null) onRefused(refusal);
  }, [refusal, onRefused]);
}

/** An operator whose session has ended: to the sign-in page, and from there back to this view. */
export function goToSignIn(refusal: NonNullable<FeedState["refusal"]>): void {
  if (refusal !== "signed-out") return;
  const here = `${window.location.pathname}${window.location.search}`;
  window.location.assign(here === "/" ? SIGN_IN_PAGE : `${SIGN_IN_PAGE}?to=${encodeURIComponent(here)}`);
}
