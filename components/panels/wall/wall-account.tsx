import type { WallRow } from "@/lib/view/wall-row";
import { WallCellBox } from "./wall-cell";

/** "none free" and "not listed" are set smaller than "2 free" and "full". */
const LONG_STATE = 6;

/** One account: its name, a cell per slot, and how many are free. */
export function WallAccount({ row }: { row: WallRow }) {
  const { label, notes, noteTone, cells, state, isFree, of } = row;
  const isLong = state.length > LONG_STATE;
  return (
    <li className="wall-row">
      <div className="wall-name">
        <h2 className="wall-label">{label}</h2>
        {notes.length === 0 ? null : (
          <p className={noteTone === "trouble" ? "wall-note wall-note-trouble" : "wall-note"}>
            {notes.map((note) => (
              <span key={note}>
                {noteTone === "trouble" ? <i className="wall-square" /> : null}
                {note}
              </span>
            ))}
          </p>
        )}
      </div>
      <ol className="wall-cells" aria-label={`Slots of ${label}`}>
        {cells.map((cell) => (
          <WallCellBox key={cell.key} cell={cell} />
        ))}
      </ol>
      <p className="wall-end">
        <strong className={`wall-state ${isFree ? "wall-state-free" : ""} ${isLong ? "wall-state-long" : ""}`}>
          {state}
        </strong>{" "}
        {of === "" ? null : <span className="wall-of">{of}</span>}
      </p>
    </li>
  );
}
