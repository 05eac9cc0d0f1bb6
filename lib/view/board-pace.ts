import type { NextFreeText } from "./next-free";
import { toSlotPace, type JobPace } from "./pace";
import type { SlotBoard, SlotBoardRow } from "./slot-board";

/** What history adds to a board: jobs against their usual, by job id, and the wait for the next slot, by account id. */
export interface BoardPace {
  paces: ReadonlyMap<string, JobPace>;
  nexts: ReadonlyMap<string, NextFreeText>;
}

/**
 * Lays pace and waits over a board. Apart from `toSlotBoard`, because they move every few seconds while the board
 * itself changes only with the snapshot.
 */
export function paceBoard(board: SlotBoard, { paces, nexts }: BoardPace): SlotBoard {
  if (paces.size === 0 && nexts.size === 0) return board;
  return { ...board, rows: board.rows.map((row) => paceRow(row, paces, nexts)) };
}

function paceRow(row: SlotBoardRow, paces: BoardPace["paces"], nexts: BoardPace["nexts"]): SlotBoardRow {
  const cells = row.cells.map((cell) => {
    const pace = cell.state === "running" ? paces.get(cell.key) : undefined;
    return pace === undefined ? cell : { ...cell, pace: toSlotPace(pace) };
  });
  return { ...row, cells, next: nexts.get(row.accountId) ?? null };
}
