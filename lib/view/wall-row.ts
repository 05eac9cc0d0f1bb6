import type { Account, Snapshot } from "@/lib/domain/snapshot";
import { withheldSlots } from "@/lib/domain/totals";
import type { SlotBoard, SlotBoardRow } from "./slot-board";
import type { SlotCell } from "./slot-cells";
import { formatCount } from "./format";
import { elapsedMoment, type FreshnessRow } from "./freshness-row";
import { parseTime } from "./moment";
import { formatWallElapsed } from "./wall-time";

/** A cell of the wall: the board's, with a text that fits. */
export type WallCell = Pick<SlotCell, "key" | "state" | "text" | "startedAtMs">;

/** One account on the wall. The board's row in fewer words: what is read across a room is short. */
export interface WallRow {
  accountId: string;
  label: string;
  /** Below the name: trouble first, then why figures are missing, then uncounted jobs. May be empty. */
  note: string;
  isTrouble: boolean;
  cells: WallCell[];
  /** Row's end, large: "2 free", "full". */
  state: string;
  /** Whether a video can be sent here. */
  isFree: boolean;
  /** Row's end, small: "of 5"; empty when unknown. */
  of: string;
}

const TROUBLE = { "account-error": "on hold or broken", "session-ended": "session ended" } as const;

function noteOf(account: Account, row: SlotBoardRow): string {
  const isTrouble = row.sublabelTone === "trouble";
  const withheld = withheldSlots(account);
  const parts = [
    isTrouble && (account.problem === null ? row.sublabel : TROUBLE[account.problem.code]),
    row.flag !== null && "numbers disagree",
    !account.listed && row.free !== "not listed" && "not listed",
    withheld > 0 && `${formatCount(withheld)} not offered`,
    row.chip,
  ];
  return parts.filter(Boolean).join(" · ");
}

/** A cell's words, short: a time of at most five characters, and no "not offered", which the note below the name says. */
function toWallCell({ key, state, text, startedAtMs }: SlotCell, jobStartMs: number | null, atMs: number): WallCell {
  if (state === "not-offered") return { key, state, text: "", startedAtMs };
  if (state !== "running" || jobStartMs === null) return { key, state, text, startedAtMs };
  return { key, state, text: formatWallElapsed(atMs - jobStartMs), startedAtMs };
}

export interface WallRowsInput {
  board: SlotBoard;
  /** What the board was made of. */
  snapshot: Snapshot | null;
  freshness: FreshnessRow;
  /** Now by the server's clock, epoch ms. */
  nowMs: number;
}

/** The wall's rows, in the board's order. */
export function toWallRows({ board, snapshot, freshness, nowMs }: WallRowsInput): WallRow[] {
  const starts = new Map(snapshot?.jobs.map(({ id, startedAt }) => [id, parseTime(startedAt)]));
  const atMs = elapsedMoment(freshness, nowMs);
  const accounts = new Map(snapshot?.accounts.map((account) => [account.id, account]));
  return board.rows.flatMap((row): WallRow[] => {
    const account = accounts.get(row.accountId);
    if (account === undefined) return [];
    return [
      {
        accountId: row.accountId,
        label: row.label,
        note: noteOf(account, row),
        isTrouble: row.sublabelTone === "trouble",
        cells: row.cells.map((cell) => toWallCell(cell, starts.get(cell.key) ?? null, atMs)),
        state: row.free,
        isFree: account.listed && (account.available ?? 0) > 0,
        of: account.maxJobs === null ? "" : `of ${formatCount(account.maxJobs)}`,
      },
    ];
  });
}
