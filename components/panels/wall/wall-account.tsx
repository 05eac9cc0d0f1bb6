import { Fragment, memo } from "react";
import { TickingText } from "@/components/ui/ticking-text";
import { splitLabel } from "@/lib/view/split-label";
import type { WallRow, WallVerdict } from "@/lib/view/wall-row";
import { isSameWallRow } from "@/lib/view/wall-row-same";
import { formatWallElapsed } from "@/lib/view/more-duration-text";
import { VerdictMark } from "./verdict-mark";
import { WallCellBox } from "./wall-cell";

/** From so many cells on some screen has no room for their times. */
const NARROW_CELLS = 6;

/** "none free" and "not listed" are set smaller than "2 free" and "full". */
const LONG_STATE = 6;

/** One account, a cell per slot and how many are free; or one job and how long it has run. */
export const WallAccount = memo(
  function WallAccount({ row }: { row: WallRow }) {
    const { label, notes, noteTone, isTrouble, verdicts, cells, state, sinceMs, isFree, of, next } = row;
    const isLong = state.length > LONG_STATE;
    const isTroubled = noteTone === "trouble";
    const isWarned = verdicts.length > 0 || isTroubled;
    const classes = [
      "wall-row",
      cells === null && "wall-row-job",
      isWarned && "wall-row-warned",
      isTroubled && "wall-row-troubled",
    ];
    return (
      <li className={classes.filter(Boolean).join(" ")}>
        <div className="wall-name">
          <Label label={label} />
          {notes.length + verdicts.length === 0 ? null : (
            <p className={`wall-note ${isTrouble ? "wall-note-trouble" : isTroubled ? "wall-note-soon" : ""}`}>
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
          <Longest cells={cells} />
          {next !== null ? (
            <span className="wall-of wall-next">next {next}</span>
          ) : of === "" ? null : (
            <span className={cells === null ? "wall-of" : "wall-of wall-slots"}>{of}</span>
          )}
        </p>
      </li>
    );
  },
  (before, after) => isSameWallRow(before.row, after.row),
);

/** The longest of a row's times, for screens whose cells have no room for any. Cells stand in the order of their start. */
function Longest({ cells }: Pick<WallRow, "cells">) {
  const [first] = cells ?? [];
  if (cells === null || cells.length < NARROW_CELLS || first?.state !== "running") return null;
  const { text, startedAtMs } = first;
  if (text === "?") return null;
  return (
    <span className="wall-of wall-longest">
      longest{" "}
      <TickingText
        initialText={text}
        isTicking={startedAtMs !== null}
        isAlwaysSeen
        textAt={(nowMs) => (startedAtMs === null ? text : formatWallElapsed(nowMs - startedAtMs))}
      />
    </span>
  );
}

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

/** The weightiest first: what is broken comes before all that cells tell as well, and a session that ends before slow jobs. */
function noteParts({ notes, noteTone, isTrouble, verdicts }: WallRow): (WallVerdict | { text: string })[] {
  const parts = notes.map((text) => ({ text }));
  if (isTrouble) return [...parts, ...verdicts];
  if (noteTone !== "trouble") return [...verdicts, ...parts];
  return [
    ...verdicts.filter(({ state }) => state === "stuck"),
    ...parts,
    ...verdicts.filter(({ state }) => state === "slow"),
  ];
}
