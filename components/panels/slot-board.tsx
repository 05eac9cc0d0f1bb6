import type { ReactNode } from "react";
import type { SlotBoard } from "@/lib/view/slot-board";
import { Panel } from "@/components/ui/panel";
import type { Renaming } from "./account-name";
import { SlotBoardDense } from "./slot-board-dense";
import { SlotBoardRowView } from "./slot-board-row";
import styles from "./slot-board.module.css";

interface SlotBoardPanelProps {
  board: SlotBoard;
  /** Whether the data may claim to be now (FreshnessRow.isCurrent). */
  isCurrent: boolean;
  /** FreshnessRow.asOf. */
  asOf: string | null;
  /** What the marks mean. */
  legend: ReactNode;
  /** Absent where names of accounts can't be changed. */
  renaming?: Renaming;
}

/** Above this, two accounts stand beside each other on a wide screen, so that a chart stays on the first screen. */
const PAIRED_ABOVE = 10;

/** Slots by account: a row for each account, a cell for each slot. */
export function SlotBoardPanel({ board, isCurrent, asOf, legend, renaming }: SlotBoardPanelProps) {
  const { rows, density, empty, note } = board;
  const hasFills = density !== "dense" && rows.some(({ cells }) => cells.some(({ pace }) => pace !== null));
  const isPaired = density === "compact" && rows.length > PAIRED_ABOVE;
  return (
    <Panel
      title="Slots by account"
      subtitle={subtitleOf(density, hasFills)}
      asOf={asOf}
      className={hasFills ? "h-full" : "plain h-full"}
      aside={empty === null && legend}
    >
      <div className={styles.board}>
        {empty !== null ? (
          <p className="pt-3 pb-6 text-dim">{empty}</p>
        ) : density === "dense" ? (
          <SlotBoardDense rows={rows} renaming={renaming} />
        ) : (
          <ul className={isPaired ? styles.paired : density === "compact" ? styles.oneLine : styles.roomy}>
            {rows.map((row) => (
              <SlotBoardRowView
                key={row.accountId}
                row={row}
                density={density}
                isCurrent={isCurrent}
                renaming={renaming}
              />
            ))}
          </ul>
        )}
      </div>
      {note !== null && <p className="mt-2 text-small text-dim">{note}</p>}
    </Panel>
  );
}

function subtitleOf(density: SlotBoard["density"], hasFills: boolean): ReactNode {
  if (density === "dense") return "a mark for each slot";
  if (!hasFills) return "each cell is one slot";
  // The title's line also holds the legend. "each cell is one slot" goes first where room is short: from 1800 px, where the board is narrower
  // because the charts stand beside it (live-screen.tsx), and for old data, whose time stands in the line. Where both are so, all of it goes.
  return (
    <span className="min-[112.5rem]:old:hidden">
      <span className="min-[112.5rem]:hidden xl:old:hidden">each cell is one slot; </span>a full cell is slower than 95
      % of runs
    </span>
  );
}
