import type { ReactNode } from "react";
import type { Theme } from "@/lib/domain/view-state";
import type { WallDensity } from "@/lib/view/wall-fit";
import { DRAWN_CELLS } from "@/lib/view/slot-cells";
import type { WallDay } from "@/lib/view/wall-day";
import type { WallRow } from "@/lib/view/wall-row";
import { WallDayStrip } from "./wall-day";
import { WallHead } from "./wall-head";
import { WallRows } from "./wall-rows";
import { WallStrip, type WallStripProps } from "./wall-strip";

type HeadProps = Parameters<typeof WallHead>[0];

export interface WallFaceProps extends WallStripProps, HeadProps {
  density: WallDensity;
  rows: readonly WallRow[];
  empty: string | null;
  /** Null where nothing may be said of slots. */
  day: WallDay | null;
  theme: Theme;
  /** Whether it fills the window; else its surroundings say how large its units are. */
  isFull: boolean;
  children?: ReactNode;
}

/** Columns of cells: those of the longest row, never so few that two slots fill the width. */
const FEWEST_CELLS = 3;

/** The wall, drawn from rows. Its sizes and colours are all in public/wall. */
export function WallFace(props: WallFaceProps) {
  const { density, rows, empty, day, theme, isFull, headline, retryTextAt, freshness, children } = props;
  const columns = Math.min(DRAWN_CELLS, Math.max(FEWEST_CELLS, ...rows.map(({ cells }) => cells?.length ?? 0)));
  const isOld = !freshness.isCurrent;
  const classes = [
    "wall",
    `wall-${density}`,
    `wall-rows-${rows.length}`,
    `wall-cells-${columns}`,
    isFull && "wall-full",
    // A band, advice and more than one line of what is wrong take height: what is dispensable goes before cells do.
    (isOld || retryTextAt !== null || headline.troubles.length > 1) && "wall-tight",
  ];
  return (
    <div
      className={classes.filter(Boolean).join(" ")}
      data-theme={theme}
      data-state={freshness.state}
      data-old={isOld ? "" : undefined}
    >
      <div className="wall-picture">
        <WallHead {...props} />
        <main className="wall-body">
          <WallRows rows={rows} empty={empty} />
        </main>
        {day === null ? null : <WallDayStrip day={day} />}
        <WallStrip {...props} />
      </div>
      {children}
    </div>
  );
}
