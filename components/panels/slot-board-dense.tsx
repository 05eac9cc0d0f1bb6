import { memo } from "react";
import { cutLong } from "@/components/ui/cut-long";
import type { SlotBoardRow, SlotCell } from "@/lib/view/slot-board";
import { AccountName, type Renaming } from "./account-name";
import { sameDenseRow } from "./slot-board-same";
import styles from "./slot-board-dense.module.css";

interface SlotBoardDenseProps {
  rows: readonly SlotBoardRow[];
  /** Absent where names can't be changed. */
  renaming?: Renaming;
}

interface RowProps {
  row: SlotBoardRow;
  renaming?: Renaming;
}

/** Up to this many slots an account, strips are narrow. */
const NARROW_STRIP = 5;
/** Characters of a name that is not cut at all: where its column is narrow it has a third line. */
const SHORT_NAME = 14;
const STEP = 11;
const HEIGHT = 11;

/** Slots by account of many accounts: a line for each, in as many columns as fit. */
export function SlotBoardDense({ rows, renaming }: SlotBoardDenseProps) {
  return (
    <ul className={rows.some(({ cells }) => cells.length > NARROW_STRIP) ? styles.wide : styles.narrow}>
      {rows.map((row) => (
        <Row key={row.accountId} row={row} renaming={renaming} />
      ))}
    </ul>
  );
}

/** One account among many: figures, and its slots as a strip. Nothing ticks: 1,000 clocks would tell nobody anything. */
const Row = memo(function Row({ row, renaming }: RowProps) {
  const note = row.flag ?? (row.sublabelTone === "trouble" ? row.sublabel : null);
  const shown = row.next ? row.next.short : row.freeDetail;
  return (
    <li className={styles.row}>
      <AccountName
        accountId={row.accountId}
        label={row.label}
        name={row.name}
        title={`${row.accountId} ${row.label} ${row.sublabel}`}
        renaming={renaming}
        className={row.label.length > SHORT_NAME ? styles.long : ""}
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

/** How a slot is drawn; the board's legend shows the same. */
type Mark = SlotCell["state"] | "slow" | "stuck";

/** Each mark, how it is painted, how far right of its slot's left edge its drawing begins, and the drawing from there (its first number is the height). */
const LOOKS: readonly [Mark, string, number, string][] = [
  // A bar, as in the key: a square is what is stuck, where there is no colour as well.
  ["running", "fill-running", 2, "1h5v9h-5z"],
  ["free", "fill-none stroke-dim/60", 0, "1h9v9h-9z"],
  ["unexplained", "fill-running/35 stroke-running [stroke-dasharray:2_1.5]", 0, "1h9v9h-9z"],
  ["not-offered", "fill-none stroke-dim [stroke-dasharray:1.5_1.5]", 0, "1h9v9h-9zl9 9"],
  ["slow", "fill-slow", 4.5, "1l4.5 9h-9z"],
  ["stuck", "fill-stuck", -1, "0h11v11h-11z"],
];

const markOf = ({ state, pace }: SlotCell): Mark => (pace && pace.state !== "usual" ? pace.state : state);

/**
 * Bar: running. Outline: free. Crossed: not offered. Half: in use without a row. Triangle: slow. Taller: stuck.
 * All marks of a look are one path: an element for each of 1,000 slots was a sixth of the page's.
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
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width={width}
      height={HEIGHT}
    >
      {LOOKS.map(([look, className, left, drawing]) => {
        const data = marks.map((mark, at) => (mark === look ? `M${at * STEP + 1 + left} ${drawing}` : "")).join("");
        return data && <path key={look} d={data} className={className} />;
      })}
    </svg>
  );
}
