import { Fragment, memo } from "react";
import { TickingText } from "@/components/ui/ticking-text";
import { splitLabel } from "@/lib/view/split-label";
import type { WallRow, WallVerdict } from "@/lib/view/wall-row";
import { isSameWallRow } from "@/lib/view/wall-row-same";
import { formatWallElapsed } from "@/lib/view/more-duration-text";
import { VerdictMark } from "./verdict-mark";
import { WallCellBox } from "./wall-cell";

/** "none free" and "not listed" are set smaller than "2 free" and "full". */
const LONG_STATE = 6;

/** One account, a cell per slot and how many are free; or one job and how long it has run. */
export const WallAccount = memo(
  function WallAccount({ row }: { row: WallRow }) {
    const { label, notes, noteTone, isTrouble, verdicts, cells, state, sinceMs, isFree, of, next } = row;
    const isLong = state.length > LONG_STATE;
    const isWarned = verdicts.length > 0 || noteTone === "trouble";
    return (
      <li className={`wall-row ${cells === null ? "wall-row-job" : ""} ${isWarned ? "wall-row-warned" : ""}`}>
        <div className="wall-name">
          <Label label={label} />
          {notes.length + verdicts.length === 0 ? null : (
            <p
              className={`wall-note ${isTrouble ? "wall-note-trouble" : noteTone === "trouble" ? "wall-note-soon" : ""}`}
            >
              {noteParts(row).map((part) => (
                // The space is where the line may break.
                <Fragment key={part.text}>
                  {"state" in part ? (
                    <span className={`wall-verdict wall-verdict-${part.state}`}>
                      <VerdictMark state={part.state} />
                      {part.text}
                    </span>
                  ) : (
                    <span>
                      {isTrouble ? <i className="wall-square" /> : null}
                      {part.text}
                    </span>
                  )}{" "}
                </Fragment>
              ))}
            </p>
          )}
        </div>
        {cells === null ? null : (
          <ol className="wall-cells" aria-label={`Slots of ${label}`}>
            {cells.map((cell, place) => (
              <WallCellBox key={place} cell={cell} />
            ))}
          </ol>
        )}
        <p className="wall-end">
          <strong className={`wall-state ${isFree ? "wall-state-free" : ""} ${isLong ? "wall-state-long" : ""}`}>
            {sinceMs === null ? (
              state
            ) : (
              <TickingText
                initialText={state}
                isTicking
                isAlwaysSeen
                textAt={(nowMs) => formatWallElapsed(nowMs - sinceMs)}
              />
            )}
          </strong>{" "}
          {next !== null ? (
            <span className="wall-of wall-next">next {next}</span>
          ) : of === "" ? null : (
            <span className="wall-of">{of}</span>
          )}
        </p>
      </li>
    );
  },
  (before, after) => isSameWallRow(before.row, after.row),
);

/** An account's name. What tells it from others that begin alike is its end: that is never what is cut. */
function Label({ label }: { label: string }) {
  const { name, end } = splitLabel(label);
  if (end === "") return <h2 className="wall-label">{name}</h2>;
  return (
    <h2 aria-label={label} className="wall-label wall-label-split">
      <span>{name}</span>
      <span>{end}</span>
    </h2>
  );
}

/** The weightiest first: a session that ends comes before slow jobs, which their cells tell as well. */
function noteParts({ notes, noteTone, verdicts }: WallRow): (WallVerdict | { text: string })[] {
  const parts = notes.map((text) => ({ text }));
  if (noteTone !== "trouble") return [...verdicts, ...parts];
  return [
    ...verdicts.filter(({ state }) => state === "stuck"),
    ...parts,
    ...verdicts.filter(({ state }) => state === "slow"),
  ];
}
