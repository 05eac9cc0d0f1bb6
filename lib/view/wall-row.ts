import type { Account, Snapshot } from "@/lib/domain/snapshot";
import { withheldSlots } from "@/lib/domain/totals";
import { formatWallElapsed } from "./more-duration-text";
import type { SlotBoard, SlotBoardRow } from "./slot-board";
import type { SlotCell } from "./slot-cells";
import { formatCount } from "./format";
import { elapsedMoment, type FreshnessRow } from "./freshness-row";
import { uncountedParts } from "./job-name";
import { parseTime } from "./parse-time";
import { sessionText } from "./session-text";
import { formatAge } from "./duration-text";

/** A cell of the wall: the board's, with a text that fits. */
export type WallCell = Pick<SlotCell, "key" | "state" | "text" | "startedAtMs" | "pace">;

/** How many jobs of a row are slow or stuck, for where cells have no room for the word. */
export interface WallVerdict {
  state: "slow" | "stuck";
  /** "1 stuck". */
  text: string;
}

/** The lowest first: a broken account, a stuck job, a session that soon ends, a slow job, all else. */
export const WALL_RANKS = { broken: 0, stuck: 1, soon: 2, slow: 3, calm: 4 } as const;
export type WallRank = (typeof WALL_RANKS)[keyof typeof WALL_RANKS];

/** One account on the wall, or one job. The board's row in fewer words: what is read across a room is short. */
export interface WallRow {
  key: string;
  label: string;
  /** Below the name, the weightiest first: what needs attention, why figures are missing, what else runs. */
  notes: string[];
  noteTone: "dim" | "trouble";
  /** Stuck before slow. */
  verdicts: WallVerdict[];
  /** Whether the account is broken now, not only soon. */
  isTrouble: boolean;
  /** How soon somebody has to look at it, where not all are shown at once. */
  rank: WallRank;
  /** Null for a row without slots. */
  cells: WallCell[] | null;
  /** Row's end, large: "2 free", "full"; of a job its running time. */
  state: string;
  /** When set, `state` is the time since then and ticks; epoch ms by the server's clock. */
  sinceMs: number | null;
  /** Whether a slot is free here, in the account's own figures, and nothing keeps a job from it. */
  isFree: boolean;
  /** Row's end, small: "of 5"; empty when unknown. */
  of: string;
  /** In its place while none is free and somebody can say: "in ~2 min", "any moment", "overdue". */
  next: string | null;
}

const TROUBLE = { "account-error": "on hold or broken", "session-ended": "session ended" } as const;

/** What someone must mend, or soon will have to, in words that fit beside a name; null when nothing. */
function attentionOf(account: Account, nowMs: number): string | null {
  if (account.problem !== null) return TROUBLE[account.problem.code];
  const session = sessionText(account.sessionEndsAt, nowMs);
  if (!session?.isTrouble) return null;
  const leftMs = (parseTime(account.sessionEndsAt) ?? nowMs) - nowMs;
  return leftMs <= 0 ? TROUBLE["session-ended"] : `session: ${formatAge(leftMs)} left`;
}

function notesOf(account: Account, row: SlotBoardRow): string[] {
  const withheld = withheldSlots(account);
  const parts = [
    row.flag !== null && (account.consistent ? row.flag : "numbers disagree"),
    !account.listed && row.capacity !== "not-listed" && "not listed",
    withheld > 0 && `${formatCount(withheld)} not offered`,
    // One by one: where there is no room for all, the first ones stay.
    ...uncountedParts(account.uncounted).map((part, index) => (index === 0 ? `+ ${part}` : part)),
  ];
  return parts.filter((part) => typeof part === "string");
}

function verdictsOf(cells: readonly SlotCell[]): WallVerdict[] {
  return (["stuck", "slow"] as const).flatMap((state) => {
    const count = cells.filter(({ pace }) => pace?.state === state).length;
    return count === 0 ? [] : [{ state, text: `${formatCount(count)} ${state}` }];
  });
}

/** Of an account that is not broken. */
function rankOf(attention: string | null, [worst]: readonly WallVerdict[]): "stuck" | "soon" | "slow" | "calm" {
  if (worst?.state === "stuck") return "stuck";
  return attention === null ? (worst?.state ?? "calm") : "soon";
}

/** A cell's words, short: a time of at most five characters, "?" while nobody knows it, and no "not offered", which the note below the name says. */
function toWallCell(cell: SlotCell, jobStartMs: number | null, atMs: number): WallCell {
  const { key, state, text, startedAtMs, pace } = cell;
  if (state === "not-offered") return { key, state, text: "", startedAtMs, pace };
  if (state !== "running") return { key, state, text, startedAtMs, pace };
  return { key, state, text: jobStartMs === null ? "?" : formatWallElapsed(atMs - jobStartMs), startedAtMs, pace };
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
    const isTrouble = attention === TROUBLE["account-error"] || attention === TROUBLE["session-ended"];
    const verdicts = verdictsOf(row.cells);
    return [
      {
        key: row.accountId,
        label: row.label,
        notes: attention === null ? notesOf(account, row) : [attention],
        noteTone: attention === null ? "dim" : "trouble",
        verdicts,
        isTrouble,
        rank: WALL_RANKS[isTrouble ? "broken" : rankOf(attention, verdicts)],
        cells: row.cells.map((cell) => toWallCell(cell, starts.get(cell.key) ?? null, atMs)),
        state: row.free,
        sinceMs: null,
        isFree: account.listed && !isTrouble && (account.available ?? 0) > 0,
        of: account.maxJobs === null ? "" : `of ${formatCount(account.maxJobs)}`,
        next: row.next?.short ?? null,
      },
    ];
  });
}
