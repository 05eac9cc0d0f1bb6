import { memo } from "react";
import type { Verdict } from "@/lib/domain/usual";
import type { SlotBoardRow, SlotCell } from "@/lib/view/slot-board";
import { AccountName, type Rename } from "./account-name";
import { sameDenseRow } from "./slot-board-same";
import styles from "./slot-board.module.css";

interface SlotBoardDenseRowProps {
  row: SlotBoardRow;
  density: "dense";
  isCurrent: boolean;
  /** Absent where names can't be changed. */
  onRename?: Rename;
}

const STEP = 11;
const SIZE = 9;

/** One account among many: figures, and its slots as a strip. Nothing ticks: 1,000 clocks would tell nobody anything. */
export const SlotBoardDenseRow = memo(function SlotBoardDenseRow({ row, onRename }: SlotBoardDenseRowProps) {
  const note = row.flag ?? (row.sublabelTone === "trouble" ? row.sublabel : null);
  return (
    <li className={styles.denseRow}>
      <AccountName
        accountId={row.accountId}
        label={row.label}
        name={row.name}
        title={`${row.accountId} ${row.label} ${row.sublabel}`}
        onRename={onRename}
        className={styles.denseName ?? ""}
      />
      <Strip cells={row.cells} />
      <p
        className="truncate text-right text-caption text-dim"
        title={row.next ? `${row.freeDetail}, ${row.next.text}` : row.freeDetail}
      >
        {row.next ? row.next.short : row.freeDetail}
        {row.chip && (
          // Which they are changes at nearly every poll: in attributes, it lays out nothing.
          <span
            role="img"
            aria-label={`${row.chip.replace(/^\+ /, "")} hold no slot`}
            title={row.chip}
            className="font-semibold text-uncounted"
          >
            {" "}
            +
          </span>
        )}
      </p>
      <p className="text-right font-semibold whitespace-nowrap">{row.free}</p>
      {note && <p className="truncate text-caption text-slow">{note}</p>}
    </li>
  );
}, sameDenseRow);

/**
 * Bar: running. Outline: free. Crossed: not offered. Half: in use without a row. Triangle: slow. Taller: stuck.
 */
function Strip({ cells }: { cells: readonly SlotCell[] }) {
  const width = Math.max(1, cells.length) * STEP;
  // No figure of the row says so.
  const count = (state: Verdict) => cells.filter(({ pace }) => pace?.state === state).length;
  const [slow, stuck] = [count("slow"), count("stuck")];
  return (
    <svg
      role="img"
      aria-label={`${slow} slow, ${stuck} stuck`}
      aria-hidden={slow + stuck === 0}
      viewBox={`0 0 ${width} ${SIZE + 2}`}
      width={width}
      height={SIZE + 2}
      className={styles.strip}
    >
      {cells.map((cell, index) => (
        // By place, not by job: where one ends and another begins the picture is the same.
        <StripMark key={index} state={cell.state} pace={cell.pace?.state ?? "usual"} x={index * STEP + 1} />
      ))}
    </svg>
  );
}

function StripMark({ state, pace, x }: { state: SlotCell["state"]; pace: Verdict; x: number }) {
  if (pace === "stuck") return <rect x={x - 1} width={SIZE + 2} height={SIZE + 2} className="fill-stuck" />;
  if (pace === "slow") return <path d={`M${x + SIZE / 2} 1l${SIZE / 2} ${SIZE}h-${SIZE}z`} className="fill-slow" />;
  // A bar, as in the key: a square is what is stuck, where there is no colour as well.
  if (state === "running") return <rect x={x + 2} y="1" width={SIZE - 4} height={SIZE} className="fill-running" />;
  if (state === "free") {
    return <rect x={x} y="1" width={SIZE} height={SIZE} rx="1.5" className="fill-none stroke-dim/60" />;
  }
  const box = `M${x} 1h${SIZE}v${SIZE}h-${SIZE}z`;
  if (state === "unexplained") {
    return <path d={box} className="fill-running/35 stroke-running" strokeDasharray="2 1.5" />;
  }
  return <path d={`${box}l${SIZE} ${SIZE}`} className="fill-none stroke-dim" strokeDasharray="1.5 1.5" />;
}
