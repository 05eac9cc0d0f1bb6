"use client";

import { WallFace } from "@/components/panels/wall/wall-face";
import type { QrDrawing } from "@/components/ui/qr-code";
import type { Envelope } from "@/lib/domain/envelope";
import type { Theme } from "@/lib/domain/view-state";
import type { FirstHistory } from "@/lib/view/wall-cut";
import { WALL_SHEETS } from "@/lib/view/wall-sheets";
import { useWallRows, type WallView } from "./use-wall-rows";

interface WallPreviewProps {
  fallback: Envelope;
  isPartial: boolean;
  history: FirstHistory;
  view: WallView;
  theme: Theme;
  qr: QrDrawing | null;
}

/** A screen of the usual shape; the stylesheets draw the preview in the same. */
const SHAPE = { widthPx: 1_920, heightPx: 1_080 };

/** The wall itself, drawn small and live. It says nothing that the page does not, so nobody has to hear it twice. */
export function WallPreview({ fallback, isPartial, history, view, theme, qr }: WallPreviewProps) {
  const { face } = useWallRows({ fallback, isPartial, history, view, shape: SHAPE });
  return (
    <div className="wall-preview" aria-hidden="true" inert>
      {WALL_SHEETS.map((href) => (
        <link key={href} rel="stylesheet" href={href} precedence="wall" />
      ))}
      <WallFace {...face} theme={theme} qr={qr} isFull={false} />
    </div>
  );
}
