import { memo } from "react";
import { TickingText } from "@/components/ui/ticking-text";
import type { WallCell } from "@/lib/view/wall-row";
import { formatWallElapsed } from "@/lib/view/wall-time";
import { VerdictMark } from "./verdict-mark";

/**
 * One slot: a shape for its state, a short text where one fits. Against usual times its width is the slow time, a tick marks
 * the usual one, and the fill is what has passed.
 */
export const WallCellBox = memo(
  function WallCellBox({ cell: { state, text, startedAtMs, pace } }: { cell: WallCell }) {
    const verdict = !pace || pace.state === "usual" ? null : pace.state;
    return (
      <li className={`wall-cell wall-cell-${verdict ?? state}`}>
        {state === "running" ? <Backdrop pace={pace ?? null} /> : null}
        {verdict === null ? null : <VerdictMark state={verdict} />}
        {startedAtMs === null ? (
          <span className={state === "running" ? "wall-cell-text wall-mono" : "wall-cell-text"}>{text}</span>
        ) : (
          <span className="wall-cell-text wall-mono">
            <TickingText
              className="wall-ticks"
              initialText={text}
              isTicking
              textAt={(nowMs) => formatWallElapsed(nowMs - startedAtMs)}
            />
          </span>
        )}
        {verdict === null ? null : <span className="wall-cell-word">{verdict}</span>}
      </li>
    );
  },
  (before, after) => isSameCell(before.cell, after.cell),
);

/** Rows are made anew every few seconds, and most of their cells are what they were. */
function isSameCell(before: WallCell, after: WallCell): boolean {
  return (
    before.state === after.state &&
    before.text === after.text &&
    before.startedAtMs === after.startedAtMs &&
    before.pace?.state === after.pace?.state &&
    before.pace?.fillPercent === after.pace?.fillPercent &&
    before.pace?.tickPercent === after.pace?.tickPercent
  );
}

/** What lies behind the text. Widths are SVG attributes: the page's security policy allows no inline styles. */
function Backdrop({ pace }: { pace: WallCell["pace"] }) {
  if (!pace) {
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
        <>
          <rect className="wall-fill" width={`${pace.fillPercent}%`} height="100%" />
          <rect className="wall-edge" width={`${pace.fillPercent}%`} y="93%" height="7%" />
        </>
      ) : null}
      <line className="wall-tick" x1={tick} x2={tick} y1="80%" y2="100%" />
    </svg>
  );
}
