import { memo } from "react";
import { cutLong } from "@/components/ui/cut-long";
import type { NextFreeText } from "@/lib/view/next-free";
import type { SlotBoardRow } from "@/lib/view/slot-board";
import { AccountName, type Renaming } from "./account-name";
import { sameBoardRow } from "./slot-board-same";
import styles from "./slot-board.module.css";
import { SlotCellView } from "./slot-cell";

interface SlotBoardRowViewProps {
  row: SlotBoardRow;
  density: "roomy" | "compact";
  isCurrent: boolean;
  /** Absent where names can't be changed. */
  renaming?: Renaming;
}

/** One account: its name, a cell for each slot, and how many are free. Redrawn only when something of it changed. */
export const SlotBoardRowView = memo(function SlotBoardRowView({
  row,
  density,
  isCurrent,
  renaming,
}: SlotBoardRowViewProps) {
  const isCompact = density === "compact";
  const isTrouble = row.sublabelTone === "trouble" && row.sublabel !== "";
  return (
    <li className={isCompact ? `${styles.row} ${styles.compact}` : styles.row}>
      <div className={styles.name}>
        <AccountName
          accountId={row.accountId}
          label={row.label}
          name={row.name}
          title={`${row.accountId} ${row.label}`}
          renaming={renaming}
          className={`${cutLong(row.label, 10)} font-semibold`}
        />
        {row.sublabel !== "" && !(isCompact && isTrouble) && (
          <p
            className={`${styles.small} ${styles.sublabel} truncate ${isTrouble ? "text-slow" : "text-dim"}`}
            title={row.sublabel}
          >
            {row.sublabel}
          </p>
        )}
      </div>
      <div className={styles.cells}>
        <ul data-seen-together className={styles.slots} aria-label={`Slots of ${row.label}`}>
          {row.cells.map((cell) => (
            <SlotCellView key={cell.key} cell={cell} isCurrent={isCurrent} />
          ))}
          {row.moreCells && <li className={`${styles.chip} text-dim`}>{row.moreCells}</li>}
          {row.chip && (
            <li className={`${styles.chip} rounded-md bg-uncounted-fill px-1.5 text-uncounted`}>{row.chip}</li>
          )}
        </ul>
        {isCompact && isTrouble && <p className={`${styles.small} mt-1 text-slow`}>{row.sublabel}</p>}
        {row.flag && <p className={`${styles.small} mt-1 text-slow`}>{row.flag}</p>}
      </div>
      <div className={styles.end}>
        <p className={`${styles.free} font-semibold`}>{row.free}</p>
        <p className={`${styles.small} text-dim`} title={row.next ? row.freeDetail : undefined}>
          {row.next ? <NextFreeWords next={row.next} isShort={isCompact} /> : row.freeDetail}
        </p>
      </div>
    </li>
  );
}, sameBoardRow);

/** The wait for a slot: short where rows are, and on a phone, where the line is shared with what stands below the name. */
function NextFreeWords({ next: { text, short }, isShort }: { next: NextFreeText; isShort: boolean }) {
  if (isShort) return short;
  return (
    <>
      <span className="sm:hidden">next {short}</span>
      <span className="max-sm:hidden">{text}</span>
    </>
  );
}
