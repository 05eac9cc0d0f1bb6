import { Elapsed } from "@/components/ui/elapsed";
import { TickingFill } from "@/components/ui/ticking-fill";
import { limitsText } from "@/lib/view/against-usual";
import { fillPercentAt, type SlotPace } from "@/lib/view/pace";
import type { SlotCell } from "@/lib/view/slot-board";
import { PaceMark } from "./against-mark";
import styles from "./slot-board.module.css";

interface SlotCellViewProps {
  cell: SlotCell;
  /** Colour and ticking are claims about now; old data makes neither. */
  isCurrent: boolean;
}

/** "59:59", "9:59:59". Where a ticking time has a box of its own size, a tick lays out that box and not the page. */
const boxOf = ({ length }: string) => (length <= 5 ? "w-[5ch]" : length <= 7 ? "w-[7ch]" : "w-[9ch]");

const SHAPES: Record<SlotCell["state"] | "slow" | "stuck", string> = {
  running: "border-edge text-text",
  slow: "border-slow bg-slow-fill text-slow",
  stuck: "border-stuck bg-stuck font-semibold text-on-stuck",
  free: "border-line text-dim",
  "not-offered": "border-dim border-dotted text-dim",
  unexplained: "border-running border-dashed text-text",
};

/** One slot. State is shape, word and colour together, so that it reads in grayscale and from across a room. */
export function SlotCellView({ cell, isCurrent }: SlotCellViewProps) {
  const { pace } = cell;
  const worded = pace === null || pace.state === "usual" ? null : pace.state;
  const shape = worded ?? cell.state;
  return (
    <li
      className={`${styles.cell} ${worded === null ? "" : styles.worded} relative flex items-center overflow-hidden rounded-md border whitespace-nowrap ${SHAPES[shape]}`}
      title={pace === null ? cell.tooltip : `${cell.tooltip}: ${limitsText(pace.slowMs)}`}
    >
      <Backdrop
        shape={shape}
        pace={pace}
        tickingSinceMs={isCurrent ? cell.startedAtMs : null}
        name={cell.state === "running" ? `${cell.tooltip}, running` : undefined}
      />
      {cell.state === "running" ? (
        <span
          className={`relative flex w-full items-center justify-between gap-1.5 pr-1.5 ${worded === null ? "pl-2.5" : "pl-1.5"}`}
        >
          <Time cell={cell} isCurrent={isCurrent} />
          {worded !== null && <PaceWord state={worded} />}
        </span>
      ) : (
        <span data-state={cell.state} className={`${styles.word} relative w-full text-center`}>
          {cell.text}
        </span>
      )}
    </li>
  );
}

/** How long it has run: ticking, or where the data is old as it was then. */
function Time({ cell, isCurrent }: SlotCellViewProps) {
  if (cell.startedAtMs === null) return <span className="font-times">{cell.text}</span>;
  return (
    // A box of its own within the flex item: Chromium lays out no flex item without all that surrounds it.
    <span className={`font-times ${boxOf(cell.text)} h-5 leading-5`}>
      <Elapsed
        startedAtMs={cell.startedAtMs}
        initialText={cell.text}
        isCurrent={isCurrent}
        className="block h-5 [contain:layout_size]"
      />
    </span>
  );
}

/** "■ stuck", "▲ slow". */
function PaceWord({ state }: { state: "slow" | "stuck" }) {
  return (
    <span className="flex items-center gap-[0.25em] text-[0.78em]">
      <PaceMark state={state} className="size-[0.8em]" />
      {state}
    </span>
  );
}

interface BackdropProps {
  shape: keyof typeof SHAPES;
  pace: SlotPace | null;
  /** Start of the job whose fill follows the clock, epoch ms; null where it stays as it is. */
  tickingSinceMs: number | null;
  /** What is drawn, for those who hear it (see `Spoken`); none where the words beside it say it. */
  name: string | undefined;
}

/** What lies behind the text. Widths are SVG attributes: the page's security policy allows no inline styles. */
function Backdrop({ shape, pace, tickingSinceMs, name }: BackdropProps) {
  if (shape === "free" || shape === "unexplained") return null;
  return (
    // Without our stylesheet it is not seen: the words beside it say the same.
    <svg
      {...(name === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": name })}
      width="0"
      height="0"
      className="absolute inset-0 size-full"
    >
      {shape === "not-offered" && <line x1="0" y1="0" x2="100%" y2="100%" className="stroke-edge" />}
      {shape === "running" && pace === null && <rect width="4" height="100%" className="fill-running" />}
      {shape === "running" && pace !== null && (
        <TickingFill
          initialPercent={pace.fillPercent}
          isTicking={tickingSinceMs !== null}
          percentAt={(nowMs) => fillPercentAt(nowMs - (tickingSinceMs ?? nowMs), pace.slowMs)}
          className="fill-running-fill"
          edgeClassName="fill-running"
        />
      )}
      {shape === "slow" && (
        <>
          <rect width="100%" height="100%" fill="url(#slot-hatch)" />
          <rect width="100%" y="93%" height="7%" className="fill-slow" />
        </>
      )}
      {pace !== null && (
        <line
          x1={`${pace.tickPercent}%`}
          x2={`${pace.tickPercent}%`}
          y1="72%"
          y2="100%"
          className={shape === "stuck" ? "stroke-on-stuck" : "stroke-dim"}
        />
      )}
    </svg>
  );
}
