import { memo } from "react";
import { cutLong } from "@/components/ui/cut-long";
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

/** Characters of a name that is not cut at all: where its column is narrow it has a third line. */
const SHORT_NAME = 14;
const STEP = 11;
const SIZE = 9;

/** One account among many: figures, and its slots as a strip. Nothing ticks: 1,000 clocks would tell nobody anything. */
export const SlotBoardDenseRow = memo(function SlotBoardDenseRow({ row, onRename }: SlotBoardDenseRowProps) {
  const note = row.flag ?? (row.sublabelTone === "trouble" ? row.sublabel : null);
  const shown = row.next ? row.next.short : row.freeDetail;
  return (
    <li className={styles.denseRow}>
      <AccountName
        accountId={row.accountId}
        label={row.label}
        name={row.name}
        title={`${row.accountId} ${row.label} ${row.sublabel}`}
        onRename={onRename}
        className={`${styles.denseName} ${row.label.length > SHORT_NAME ? styles.longName : ""}`}
      />
      <Strip cells={row.cells} />
      <p
        className={`${cutLong(shown, 16)} text-right text-caption text-dim`}
        title={row.next ? `${row.freeDetail}, ${row.next.text}` : row.freeDetail}
      >
        {shown}
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

/** How a slot is drawn; its key on the board's legend says the same. */
type Mark = "running" | "free" | "unexplained" | "not-offered" | "slow" | "stuck";

const BOX = `h${SIZE}v${SIZE}h-${SIZE}z`;

/** One mark at its place, as path data. */
const DRAWN: Record<Mark, (x: number) => string> = {
  // A bar, as in the key: a square is what is stuck, where there is no colour as well.
  running: (x) => `M${x + 2} 1h${SIZE - 4}v${SIZE}h-${SIZE - 4}z`,
  free: (x) => `M${x} 1${BOX}`,
  unexplained: (x) => `M${x} 1${BOX}`,
  "not-offered": (x) => `M${x} 1${BOX}l${SIZE} ${SIZE}`,
  slow: (x) => `M${x + SIZE / 2} 1l${SIZE / 2} ${SIZE}h-${SIZE}z`,
  stuck: (x) => `M${x - 1} 0h${SIZE + 2}v${SIZE + 2}h-${SIZE + 2}z`,
};

const LOOKS: [Mark, string][] = [
  ["running", "fill-running"],
  ["free", "fill-none stroke-dim/60 [stroke-linejoin:round]"],
  ["unexplained", "fill-running/35 stroke-running [stroke-dasharray:2_1.5]"],
  ["not-offered", "fill-none stroke-dim [stroke-dasharray:1.5_1.5]"],
  ["slow", "fill-slow"],
  ["stuck", "fill-stuck"],
];

const markOf = ({ state, pace }: SlotCell): Mark => (pace && pace.state !== "usual" ? pace.state : state);

/**
 * Bar: running. Outline: free. Crossed: not offered. Half: in use without a row. Triangle: slow. Taller: stuck.
 * All marks of a look are one path: an element for each of 1,000 slots was a fifth of the page's.
 */
function Strip({ cells }: { cells: readonly SlotCell[] }) {
  const width = Math.max(1, cells.length) * STEP;
  const marks = cells.map(markOf);
  // No figure of the row says so.
  const count = (wanted: Mark) => marks.filter((mark) => mark === wanted).length;
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
      {LOOKS.map(([look, className]) => {
        const data = marks.map((mark, index) => (mark === look ? DRAWN[look](index * STEP + 1) : "")).join("");
        return data === "" ? null : <path key={look} d={data} className={className} />;
      })}
    </svg>
  );
}
