import { memo } from "react";
import { TickingFill } from "@/components/ui/ticking-fill";
import { TickingText } from "@/components/ui/ticking-text";
import { fillPercentAt } from "@/lib/view/pace";
import type { WallCell } from "@/lib/view/wall-row";
import { isSameWallCell } from "@/lib/view/wall-row-same";
import { formatWallElapsed } from "@/lib/view/more-duration-text";
import { VerdictMark } from "./verdict-mark";

/**
 * One slot: a shape for its state, a short text where one fits. Against usual times its width is the slow time, a tick marks
 * the usual one, and the fill is what has passed.
 */
export const WallCellBox = memo(
  function WallCellBox({ cell: { state, text, startedAtMs, pace } }: { cell: WallCell }) {
    const verdict = pace === null || pace.state === "usual" ? null : pace.state;
    return (
      <li className={`wall-cell wall-cell-${verdict ?? state}`}>
        {state === "running" ? <Backdrop pace={pace} startedAtMs={startedAtMs} /> : null}
        {verdict === null ? null : <VerdictMark state={verdict} />}
        {startedAtMs === null ? (
          <span className={state === "running" ? "wall-cell-text wall-mono" : "wall-cell-text"}>{text}</span>
        ) : (
          <span className="wall-cell-text wall-mono">
            <TickingText
              className="wall-ticks"
              initialText={text}
              isTicking
              isAlwaysSeen
              textAt={(nowMs) => formatWallElapsed(nowMs - startedAtMs)}
            />
          </span>
        )}
        {verdict === null ? null : <span className="wall-cell-word">{verdict}</span>}
      </li>
    );
  },
  (before, after) => isSameWallCell(before.cell, after.cell),
);

/** What lies behind the text. Widths are SVG attributes: the page's security policy allows no inline styles. */
function Backdrop({ pace, startedAtMs }: Pick<WallCell, "pace" | "startedAtMs">) {
  if (pace === null) {
    return (
      <svg width="60" height="8" className="wall-backdrop" aria-hidden="true">
        <rect className="wall-edge" width="4%" height="100%" />
      </svg>
    );
  }
  const tick = `${pace.tickPercent}%`;
  return (
    <svg width="60" height="8" className="wall-backdrop" aria-hidden="true">
      {pace.state === "usual" ? (
        <TickingFill
          initialPercent={pace.fillPercent}
          isTicking={startedAtMs !== null}
          percentAt={(nowMs) =>
            startedAtMs === null ? pace.fillPercent : fillPercentAt(nowMs - startedAtMs, pace.slowMs)
          }
          className="wall-fill"
          edgeClassName="wall-edge"
        />
      ) : null}
      <rect className="wall-tick" x={tick} />
    </svg>
  );
}
