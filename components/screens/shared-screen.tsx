"use client";

import type { SharedInfo } from "@/lib/domain/share";
import { LiveScreen, type LiveScreenProps } from "./live-screen";
import { UntilEnded } from "./until-ended";

type SharedScreenProps = Pick<LiveScreenProps, "fallback" | "cutFrom" | "theme"> & { shared: SharedInfo };

/** The live view of a link, read only. */
export function SharedScreen({ shared, ...live }: SharedScreenProps) {
  return (
    <UntilEnded shareId={shared.id}>
      {(onRefused) => <LiveScreen {...live} shared={shared} onRefused={onRefused} />}
    </UntilEnded>
  );
}
