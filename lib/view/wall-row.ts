import type { Account, Snapshot } from "@/lib/domain/snapshot";
import { withheldSlots } from "@/lib/domain/totals";
import type { SlotBoard, SlotBoardRow } from "./slot-board";
import type { SlotCell } from "./slot-cells";
import { formatAge, formatCount } from "./format";
import { elapsedMoment, type FreshnessRow } from "./freshness-row";
import { parseTime } from "./moment";
import { sessionText } from "./session-text";
import { formatWallElapsed } from "./wall-time";

/** A cell of the wall: the board's, with a text that fits. */
export type WallCell = Pick<SlotCell, "key" | "state" | "text" | "startedAtMs">;

/** One account on the wall. The board's row in fewer words: what is read across a room is short. */
export interface WallRow {
  accountId: string;
  label: string;
  /** Below the name, the weightiest first: what needs attention, why figures are missing, what else runs. */
  notes: string[];
  noteTone: "dim" | "trouble";
  /** Whether the account is broken now, not only soon. */
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

/** What someone must mend, or soon will have to, in words that fit beside a name; null when nothing. */
function attentionOf(account: Account, nowMs: number): string | null {
  if (account.problem !== null) return TROUBLE[account.problem.code];
  const session = sessionText(account.sessionEndsAt, nowMs);
  if (!session?.isTrouble) return null;
  const leftMs = (parseTime(account.sessionEndsAt) ?? nowMs) - nowMs;
  return leftMs <= 0 ? TROUBLE["session-ended"] : `session: ${formatAge(leftMs)}`;
}

function notesOf(account: Account, row: SlotBoardRow): string[] {
  const withheld = withheldSlots(account);
  const parts = [
    row.flag !== null && "numbers disagree",
    !account.listed && row.free !== "not listed" && "not listed",
    withheld > 0 && `${formatCount(withheld)} not offered`,
    // One by one: where there is no room for all, the first ones stay.
    ...(row.chip?.split(" · ") ?? []),
  ];
  return parts.filter((part) => typeof part === "string");
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
    const attention = attentionOf(account, nowMs);
    return [
      {
        accountId: row.accountId,
        label: row.label,
        notes: attention === null ? notesOf(account, row) : [attention],
        noteTone: attention === null ? "dim" : "trouble",
        isTrouble: attention === TROUBLE["account-error"] || attention === TROUBLE["session-ended"],
        cells: row.cells.map((cell) => toWallCell(cell, starts.get(cell.key) ?? null, atMs)),
        state: row.free,
        isFree: account.listed && (account.available ?? 0) > 0,
        of: account.maxJobs === null ? "" : `of ${formatCount(account.maxJobs)}`,
      },
    ];
  });
}
