"use client";

import { useRef, useState, type ComponentType } from "react";
import { PartBoundary } from "@/components/ui/part-boundary";
import { useBox } from "./use-box";
import { useIdle } from "@/components/ui/use-idle";

/** What every drawing gets: its rows, and the room it has in px. */
export interface DrawingProps<Rows> {
  rows: Rows;
  width: number;
  height: number;
}

interface ChartSlotProps<Rows> {
  /** A lazily loaded drawing (lazy-drawings.ts). */
  drawing: ComponentType<DrawingProps<Rows>>;
  rows: Rows;
  /** Places the slot; the slot's size never depends on whether the drawing has arrived. */
  className: string;
}

/**
 * The place of a chart. Draws when it is near the screen, or once in a quiet moment (a page may be printed or scrolled
 * fast); scrolled away it keeps the last picture, and new rows reach it when someone looks again. The drawing itself is hidden from assistive technology; the panel
 * says the same in a table.
 */
export function ChartSlot<Rows>({ drawing: Drawing, rows, className }: ChartSlotProps<Rows>) {
  const ref = useRef<HTMLDivElement>(null);
  const { width, height, isOnScreen } = useBox(ref);
  const [shown, setShown] = useState<Rows | null>(null);
  const isIdle = useIdle();
  const mayDraw = isOnScreen || (isIdle && shown === null);
  if (mayDraw && shown !== rows) setShown(rows);
  return (
    <div ref={ref} className={className}>
      {shown !== null && width > 0 && height > 0 && (
        <PartBoundary what="The drawing">
          <div aria-hidden="true" className="pointer-events-none">
            <Drawing rows={shown} width={width} height={height} />
          </div>
        </PartBoundary>
      )}
    </div>
  );
}
