"use client";

import { useCallback, useMemo, useState } from "react";
import { LinkEnded } from "@/components/panels/link-ended";
import { useReopening } from "@/lib/client/use-reopening";
import { sharedSource } from "@/lib/client/swr-keys";
import type { SharedInfo } from "@/lib/domain/share";
import { viewerVoice } from "@/lib/view/viewer-voice";
import { forgetFirstHtml } from "./forget-first-html";
import { LiveScreen, type LiveScreenProps } from "./live-screen";

type SharedScreenProps = Pick<LiveScreenProps, "fallback" | "cutFrom" | "theme"> & { shared: SharedInfo };

/** A shared screen: the live view, read only, until its link ends. Then nothing of it is left on the page. */
export function SharedScreen({ shared, ...live }: SharedScreenProps) {
  const [hasEnded, setHasEnded] = useState(false);
  const onRefused = useCallback(() => {
    forgetFirstHtml();
    setHasEnded(true);
  }, []);
  const { hideAccounts, jobsOnly } = shared;
  const voice = useMemo(() => viewerVoice({ hidesAccounts: hideAccounts, jobsOnly }), [hideAccounts, jobsOnly]);
  if (hasEnded) return <Ended shareId={shared.id} />;
  return <LiveScreen {...live} shared={shared} voice={voice} onRefused={onRefused} />;
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
