import { TickingText } from "@/components/ui/ticking-text";
import type { WallCell } from "@/lib/view/wall-row";
import { formatWallElapsed } from "@/lib/view/wall-time";

/** One slot: a shape for its state, a short text where one fits. */
export function WallCellBox({ cell: { state, text, startedAtMs } }: { cell: WallCell }) {
  return (
    <li className={`wall-cell wall-cell-${state}`}>
      {startedAtMs === null ? (
        <span className={state === "running" ? "wall-cell-text wall-mono" : "wall-cell-text"}>{text}</span>
      ) : (
        <TickingText
          className="wall-cell-text wall-mono"
          initialText={text}
          isTicking
          textAt={(nowMs) => formatWallElapsed(nowMs - startedAtMs)}
        />
      )}
    </li>
  );
}
