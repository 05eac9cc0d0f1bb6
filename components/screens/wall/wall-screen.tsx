"use client";

import { useCallback } from "react";
import { WallFace } from "@/components/panels/wall/wall-face";
import type { QrDrawing } from "@/components/ui/qr-code";
import { useRenewal } from "@/lib/client/wall/use-renewal";
import { useScreenShape } from "@/lib/client/wall/use-screen-shape";
import { useSteadyBeat } from "@/lib/client/wall/use-steady-beat";
import { useWakeLock } from "@/lib/client/wall/use-wake-lock";
import type { Envelope } from "@/lib/domain/envelope";
import type { Theme } from "@/lib/domain/view-state";
import { formatTimeOfDay } from "@/lib/view/format";
import { TabSignal } from "../tab-signal";
import { useWallRows, type WallView } from "./use-wall-rows";
import { WallControls } from "./wall-controls";

export interface WallScreenProps {
  fallback: Envelope;
  isPartial: boolean;
  view: WallView;
  theme: Theme;
  qr: QrDrawing;
  /** Where this wall is set up. */
  setupHref: string;
}

/** The wall: draws itself, never stops asking, renews itself, and keeps its screen awake. */
export function WallScreen({ fallback, isPartial, view, theme, qr, setupHref }: WallScreenProps) {
  const shape = useScreenShape();
  const { scheduler, face, answer, zoneId } = useWallRows({ fallback, isPartial, view, shape });
  const timeOfDayAt = useCallback((nowMs: number) => formatTimeOfDay(nowMs, zoneId), [zoneId]);
  useSteadyBeat(scheduler);
  useRenewal({ ...scheduler, ownBuild: fallback.build, timeOfDayAt });
  useWakeLock();
  return (
    <>
      <TabSignal answer={answer} />
      <WallFace {...face} theme={theme} qr={qr} isFull>
        <WallControls setupHref={setupHref} />
      </WallFace>
    </>
  );
}
