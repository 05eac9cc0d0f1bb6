"use client";

import { useCallback } from "react";
import { WallFace } from "@/components/panels/wall/wall-face";
import type { QrDrawing } from "@/components/ui/qr-code";
import type { FeedState } from "@/lib/client/scheduler-feed";
import { useRenewal } from "@/lib/client/wall/use-renewal";
import { useScreenShape } from "@/lib/client/wall/use-screen-shape";
import { useSteadyBeat } from "@/lib/client/wall/use-steady-beat";
import { useWakeLock } from "@/lib/client/wall/use-wake-lock";
import type { Envelope } from "@/lib/domain/envelope";
import type { Theme } from "@/lib/domain/view-state";
import { formatTimeOfDay } from "@/lib/view/format";
import type { SharedWall } from "@/lib/view/shared-wall";
import type { FirstHistory } from "@/lib/view/wall-cut";
import { TabSignal } from "../tab-signal";
import { goToSignIn, useRefusal } from "../use-refusal";
import { ViewerTabSignal } from "../viewer-tab-signal";
import { useWallRows, type WallView } from "./use-wall-rows";
import { WallControls } from "./wall-controls";

export interface WallScreenProps {
  fallback: Envelope;
  isPartial: boolean;
  history: FirstHistory;
  view: WallView;
  theme: Theme;
  /** The same for a phone; null on a wall that was opened through a link, which is not told again. */
  qr: QrDrawing | null;
  /** Where this wall is set up; null where whoever looks may not. */
  setupHref: string | null;
  /** Where this is what a link shows. */
  shared?: SharedWall;
  /** Called when the server refuses to tell any more. */
  onRefused?: (refusal: NonNullable<FeedState["refusal"]>) => void;
}

/** The wall: draws itself, never stops asking, renews itself, and keeps its screen awake. */
export function WallScreen(props: WallScreenProps) {
  const { fallback, isPartial, history, view, theme, qr, setupHref, shared, onRefused = goToSignIn } = props;
  const shape = useScreenShape();
  const { scheduler, face, answer, zoneId } = useWallRows({ fallback, isPartial, history, view, shape, shared });
  useRefusal(scheduler.feed, onRefused);
  const timeOfDayAt = useCallback((nowMs: number) => formatTimeOfDay(nowMs, zoneId), [zoneId]);
  useSteadyBeat(scheduler);
  useRenewal({ ...scheduler, ownBuild: fallback.build, timeOfDayAt });
  useWakeLock();
  return (
    <>
      {shared ? <ViewerTabSignal answer={answer} /> : <TabSignal answer={answer} />}
      <WallFace {...face} theme={theme} qr={qr} isFull>
        <WallControls setupHref={setupHref} />
      </WallFace>
    </>
  );
}
