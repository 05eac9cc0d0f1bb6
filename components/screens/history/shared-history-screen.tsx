"use client";

import { useMemo } from "react";
import type { SharedInfo } from "@/lib/domain/share";
import { viewerVoice } from "@/lib/view/viewer-voice";
import { UntilEnded } from "../until-ended";
import { HistoryScreen, type HistoryScreenProps } from "./history-screen";

type SharedHistoryScreenProps = Omit<HistoryScreenProps, "shared" | "voice" | "actions" | "recording" | "onRefused"> & {
  shared: SharedInfo;
};

/** The history of a link, read only. */
export function SharedHistoryScreen({ shared, ...history }: SharedHistoryScreenProps) {
  const { hideAccounts, jobsOnly } = shared;
  const voice = useMemo(() => viewerVoice({ hidesAccounts: hideAccounts, jobsOnly }), [hideAccounts, jobsOnly]);
  return (
    <UntilEnded shareId={shared.id} firstBuild={history.fallback.build}>
      {(onRefused) => <HistoryScreen {...history} shared={shared} voice={voice} onRefused={onRefused} />}
    </UntilEnded>
  );
}
