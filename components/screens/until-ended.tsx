"use client";

import { useCallback, useState, type ReactNode } from "react";
import { LinkEnded } from "@/components/panels/link-ended";
import { useReopening } from "@/lib/client/use-reopening";
import { sharedSource } from "@/lib/client/swr-keys";
import { forgetFirstHtml } from "./forget-first-html";

interface UntilEndedProps {
  shareId: string;
  /** The screen; it calls back when the server refuses to tell any more. */
  children: (onRefused: () => void) => ReactNode;
}

/** A shared screen until its link ends. Then nothing of it is left on the page. */
export function UntilEnded({ shareId, children }: UntilEndedProps) {
  const [hasEnded, setHasEnded] = useState(false);
  const onRefused = useCallback(() => {
    forgetFirstHtml();
    setHasEnded(true);
  }, []);
  return hasEnded ? <Ended shareId={shareId} /> : children(onRefused);
}

function Ended({ shareId }: { shareId: string }) {
  useReopening(sharedSource(shareId).scheduler);
  return (
    <>
      <title>Slotwatch</title>
      <LinkEnded />
    </>
  );
}
