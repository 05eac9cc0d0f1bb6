"use client";

import { useMemo } from "react";
import type { SharedInfo } from "@/lib/domain/share";
import { viewerVoice } from "@/lib/view/viewer-voice";
import { LiveScreen, type LiveScreenProps } from "./live-screen";
import { SharedNote } from "./shared-note";
import { ViewerTabSignal } from "./viewer-tab-signal";
import { UntilEnded } from "./until-ended";

type SharedScreenProps = Pick<
  LiveScreenProps,
  "fallback" | "cutFrom" | "theme" | "legend" | "noScriptNote" | "apiOnly"
> & {
  shared: SharedInfo;
};

/** The live view of a link, read only. */
export function SharedScreen({ shared, ...live }: SharedScreenProps) {
  const { hideAccounts, jobsOnly } = shared;
  const voice = useMemo(() => viewerVoice({ hidesAccounts: hideAccounts, jobsOnly }), [hideAccounts, jobsOnly]);
  return (
    <UntilEnded shareId={shared.id} firstBuild={live.fallback.build}>
      {(onRefused) => (
        <LiveScreen
          {...live}
          {...{ shared, voice, onRefused }}
          pastHour={null}
          noteAt={(nowMs) => <SharedNote shared={shared} nowMs={nowMs} />}
          tab={ViewerTabSignal}
        />
      )}
    </UntilEnded>
  );
}
