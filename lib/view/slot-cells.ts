import type { Account, Job } from "@/lib/domain/snapshot";
import { withheldSlots } from "@/lib/domain/totals";
import { formatElapsed } from "./duration-text";
import { formatCount } from "./format";
import { jobName } from "./job-name";
import { parseTime } from "./parse-time";
import type { SlotPace } from "./pace";

/** One slot of an account. While usual times are unknown, a running cell shows its time and no fill. */
export interface SlotCell {
  key: string;
  state: "running" | "free" | "not-offered" | "unexplained";
  /** "03:48", "running" (start unknown), "free", "not offered", "in use" (executing says so, but no row explains it). */
  text: string;
  /** Start of the job by the server's clock, epoch ms, when the text is its elapsed time and ticks; null while the data is not current. */
  startedAtMs: number | null;
  /** Whose it is, or what: the job's reference or short id, "a job" of one that is not here, "in use: counted by the API without a job". */
  tooltip: string;
  /** The job against runs like it (board-pace.ts); null while the usual is unknown. */
  pace: SlotPace | null;
}

/** How many cells a row draws at most: maxJobs is 1-10 (CONTRIBUTING.md, "What the API sends"), and a wrong number must not fill the page. */
export const DRAWN_CELLS = 10;

/** How many slots of an account are in each state. */
interface CellCounts {
  running: number;
  unexplained: number;
  free: number;
  notOffered: number;
}

const whole = (value: number | null) =>
  value === null || !Number.isFinite(value) ? 0 : Math.max(0, Math.floor(value));

/**
 * Cells by what the numbers say, each taken as given: videos that have a row, then those only `executing`
 * knows of, then the free ones, then those not offered. Where the numbers disagree so do the cells, and the row is flagged.
 */
function countCells(account: Account, videos: readonly Job[]): CellCounts {
  return {
    running: videos.length,
    unexplained: Math.max(0, whole(account.executing) - videos.length),
    free: whole(account.available),
    notOffered: whole(withheldSlots(account)),
  };
}

function runningCell(job: Job, nowMs: number, isTicking: boolean): SlotCell {
  const startedAtMs = parseTime(job.startedAt);
  const common = { key: job.id, state: "running", tooltip: jobName(job), pace: null } as const;
  if (startedAtMs === null) return { ...common, text: "running", startedAtMs: null };
  return { ...common, text: formatElapsed(nowMs - startedAtMs), startedAtMs: isTicking ? startedAtMs : null };
}

const PLAIN_CELLS = {
  running: { text: "running", tooltip: "a job" },
  unexplained: { text: "in use", tooltip: "in use: counted by the API without a job" },
  free: { text: "free", tooltip: "free" },
  "not-offered": {
    text: "not offered",
    tooltip: "not offered: no job explains it, its account is not listed",
  },
} as const;

function plainCells(accountId: string, state: keyof typeof PLAIN_CELLS, count: number): SlotCell[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `${accountId}:${state}:${index}`,
    state,
    startedAtMs: null,
    pace: null,
    ...PLAIN_CELLS[state],
  }));
}

interface CellOptions {
  nowMs: number;
  isTicking: boolean;
  /** Whether jobs were left out of the snapshot (cut-jobs.ts): what `videos` lacks is then no riddle of the API's. */
  isCut?: boolean;
}

/**
 * The cells of one account, at most DRAWN_CELLS, in an order that holds still: running by start, in use, free, not offered.
 * `more` says in words what is beyond, or is null.
 */
export function slotCells(
  account: Account,
  videos: readonly Job[],
  { nowMs, isTicking, isCut = false }: CellOptions,
): { cells: SlotCell[]; more: string | null } {
  const counts = countCells(account, videos);
  let room = DRAWN_CELLS;
  const left: string[] = [];
  const take = (count: number, word: string) => {
    const drawn = Math.min(count, room);
    room -= drawn;
    if (count > drawn) left.push(`${formatCount(count - drawn)} ${word}`);
    return drawn;
  };
  const cells = [
    ...videos.slice(0, take(counts.running, "running")).map((job) => runningCell(job, nowMs, isTicking)),
    ...plainCells(account.id, isCut ? "running" : "unexplained", take(counts.unexplained, "in use")),
    ...plainCells(account.id, "free", take(counts.free, "free")),
    ...plainCells(account.id, "not-offered", take(counts.notOffered, "not offered")),
  ];
  return { cells, more: left.length === 0 ? null : `and ${left.join(", ")}` };
}
