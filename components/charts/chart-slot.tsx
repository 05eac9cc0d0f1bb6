"use client";

import { useRef, useState, type ComponentType } from "react";
import { PartBoundary } from "@/components/ui/part-boundary";
import { useBox } from "./use-box";
import { useIdle } from "./use-idle";

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
  /** Whether it is kept up to date out of sight as well (paper and pictures show the whole page): for drawings that cost next to nothing. */
  isCheap?: boolean;
  /** Places the slot; the slot's size never depends on whether the drawing has arrived. */
  className: string;
}

/**
 * The place of a chart. Draws when it is near the screen, or once in a quiet moment (a page may be printed or scrolled
 * fast); scrolled away it keeps the last picture unless it is cheap, and new rows reach it when someone looks again or its size changes: rows of text
 * beside it may have come or gone. The drawing itself is hidden from assistive technology; the panel says the same in a table.
 */
export function ChartSlot<Rows>({ drawing: Drawing, rows, isCheap = false, className }: ChartSlotProps<Rows>) {
  const ref = useRef<HTMLDivElement>(null);
  const { width, height, isOnScreen } = useBox(ref);
  const [shown, setShown] = useState<{ rows: Rows; width: number; height: number } | null>(null);
  const isIdle = useIdle();
  const isSameSize = shown?.width === width && shown.height === height;
  const mayDraw = isOnScreen || (isIdle && (isCheap || !isSameSize));
  if (mayDraw && !(isSameSize && shown.rows === rows)) setShown({ rows, width, height });
  return (
    <div ref={ref} className={className}>
      {shown !== null && width > 0 && height > 0 && (
        <PartBoundary what="The drawing">
          <div aria-hidden="true" className="pointer-events-none">
            <Drawing rows={shown.rows} width={width} height={height} />
          </div>
        </PartBoundary>
      )}
    </div>
  );
}
