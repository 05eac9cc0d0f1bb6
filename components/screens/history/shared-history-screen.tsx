"use client";

import type { SharedInfo } from "@/lib/domain/share";
import { UntilEnded } from "../until-ended";
import { HistoryScreen, type HistoryScreenProps } from "./history-screen";

type SharedHistoryScreenProps = Omit<HistoryScreenProps, "shared" | "actions" | "recording" | "onRefused"> & {
  shared: SharedInfo;
};

/** The history of a link, read only. */
export function SharedHistoryScreen({ shared, ...history }: SharedHistoryScreenProps) {
  return (
    <UntilEnded shareId={shared.id}>
      {(onRefused) => <HistoryScreen {...history} shared={shared} onRefused={onRefused} />}
    </UntilEnded>
  );
}
