"use client";

import { useMemo } from "react";
import { LINK_ENDED, type SharedInfo } from "@/lib/domain/share";
import { toSharedWall } from "@/lib/view/shared-wall";
import { useHasEnded } from "../use-has-ended";
import { WallScreen, type WallScreenProps } from "./wall-screen";

type SharedWallScreenProps = Omit<WallScreenProps, "qr" | "setupHref" | "shared" | "onRefused"> & {
  shared: SharedInfo;
};

/**
 * The wall of a link, until it ends. Should the link open again, the script in its HTML notices and loads it anew
 * (lib/view/wall-watchdog.ts).
 */
export function SharedWallScreen({ shared, ...props }: SharedWallScreenProps) {
  const [hasEnded, onRefused] = useHasEnded();
  const wall = useMemo(() => toSharedWall(shared), [shared]);
  if (!hasEnded) return <WallScreen {...props} shared={wall} qr={null} setupHref={null} onRefused={onRefused} />;
  return (
    <>
      <title>Slotwatch</title>
      <div className="wall wall-full" data-theme={props.theme}>
        <div className="wall-picture">
          <main className="wall-head wall-head-sentence wall-tone-old">
            <h1 className="wall-answer">
              <span className="wall-sentence">{LINK_ENDED}</span>
            </h1>
            <div className="wall-lines">
              <p className="wall-line">Ask whoever set this screen up for a new one.</p>
            </div>
          </main>
        </div>
      </div>
    </>
  );
}
