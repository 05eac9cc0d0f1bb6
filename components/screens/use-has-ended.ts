import { useCallback, useState } from "react";
import type { FeedState } from "@/lib/client/scheduler-feed";
import { forgetFirstHtml } from "./forget-first-html";

/** Whether a link has ended, and what to call when the server refuses to tell any more. "Signed out" is never said of a link: a proxy's own 401 ends nothing. */
export function useHasEnded(): [boolean, (refusal: NonNullable<FeedState["refusal"]>) => void] {
  const [hasEnded, setHasEnded] = useState(false);
  const onRefused = useCallback((refusal: NonNullable<FeedState["refusal"]>) => {
    if (refusal !== "ended") return;
    forgetFirstHtml();
    setHasEnded(true);
  }, []);
  return [hasEnded, onRefused];
}
