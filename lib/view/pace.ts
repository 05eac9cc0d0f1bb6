import { indexUsual, findUsual, verdictOf, RANGE_RUNS } from "@/lib/domain/usual";
import type { Usual, PaceVerdict } from "@/lib/domain/usual";
import type { Job } from "@/lib/domain/snapshot";
import { parseTime } from "./parse-time";

/** What jobs are judged by: usual times, and how many videos ran on its account when each job began. */
export interface PaceBook {
  index: ReadonlyMap<string, Usual>;
  /** By job id; absent where nobody saw the job begin. */
  ahead: Readonly<Record<string, number>>;
}

/** A running job against finished runs like it. */
export interface JobPace {
  /** Null while too few runs like it are known for a verdict. */
  verdict: PaceVerdict | null;
  elapsedMs: number;
  usual: Usual;
}

/** How a cell is drawn. Widths in percent of the cell, whose end is p95. */
export interface SlotPace {
  state: PaceVerdict;
  fillPercent: number;
  /** What the whole width stands for, ms. */
  slowMs: number;
  /** Where the usual time (p50) stands. */
  tickPercent: number;
}

/** Puts together what an answer knows of usual times; null when it knows none. */
export function toPaceBook(rows: readonly Usual[], ahead: Readonly<Record<string, number>>): PaceBook | null {
  return rows.length === 0 ? null : { index: indexUsual(rows), ahead };
}

/** Each running job that can be told something about, by job id. Ten thousand look-ups cost a few ms. */
export function toPaces(jobs: readonly Job[], book: PaceBook | null, nowMs: number): ReadonlyMap<string, JobPace> {
  const paces = new Map<string, JobPace>();
  if (book === null) return paces;
  for (const { id, kind, accountId, startedAt } of jobs) {
    const startedAtMs = parseTime(startedAt);
    if (startedAtMs === null) continue;
    const usual = findUsual(book.index, { kind, accountId, ahead: book.ahead[id] ?? null });
    if (usual === null || usual.n < RANGE_RUNS) continue;
    const elapsedMs = Math.max(0, nowMs - startedAtMs);
    paces.set(id, { verdict: verdictOf(elapsedMs, kind, usual), elapsedMs, usual });
  }
  return paces;
}

/** Fills move in steps this wide: finer ones nobody sees, and each is a redraw of its row. */
const FILL_STEP = 2;

/** How much of a cell is filled after some time, in percent of the cell. Rounded down: a full one is slow. */
export function fillPercentAt(elapsedMs: number, slowMs: number): number {
  const fill = Math.min(100, (Math.max(0, elapsedMs) / slowMs) * 100);
  return Math.floor(fill / FILL_STEP) * FILL_STEP;
}

/** How a job's cell is drawn; null, and so without a fill, while p50 and p95 are unknown. */
export function toSlotPace({ verdict, elapsedMs, usual: { p50Ms, p95Ms } }: JobPace): SlotPace | null {
  if (p50Ms === null || p95Ms === null || p95Ms <= 0) return null;
  return {
    state: verdict ?? "usual",
    fillPercent: fillPercentAt(elapsedMs, p95Ms),
    slowMs: p95Ms,
    tickPercent: Math.round((p50Ms / p95Ms) * 100),
  };
}

/** A slow time moves a little with each run that ends; a hundredth of the width nobody sees. */
const SAME_SLOW = 0.01;

/** Whether a cell's place against usual times would be drawn the same. */
export function isSamePace(before: SlotPace | null, after: SlotPace | null, isTicking: boolean): boolean {
  if (before === null || after === null) return before === after;
  if (before.state !== after.state || before.tickPercent !== after.tickPercent) return false;
  // A fill that ticks writes itself as well.
  if (!isTicking && before.fillPercent !== after.fillPercent) return false;
  return Math.abs(after.slowMs - before.slowMs) <= SAME_SLOW * before.slowMs;
}

/** Usual and slow time of all videos, or of one account's where only that one is shown: reference lines of a chart. */
export interface UsualLines {
  usualMs: number;
  slowMs: number;
  /** Whether they are of all videos, and not of one account's. */
  isAll: boolean;
}

/** How long videos of these accounts (an empty list: of all) usually take; null while nothing is known. */
export function videoUsual(book: PaceBook | null, accountIds: readonly string[]): Usual | null {
  if (book === null) return null;
  const [only] = accountIds;
  const accountId = accountIds.length === 1 && only !== undefined ? only : null;
  return findUsual(book.index, { kind: "video", accountId, ahead: null });
}

/** The lines that such videos are drawn against; null while the figures are unknown. */
export function videoLines(usual: Usual | null): UsualLines | null {
  if (usual === null || usual.p50Ms === null || usual.p95Ms === null) return null;
  return { usualMs: usual.p50Ms, slowMs: usual.p95Ms, isAll: usual.accountId === null };
}

/** Those of these jobs that look stuck. */
export function stuckJobs(paces: ReadonlyMap<string, JobPace>, jobs: readonly Job[]): Job[] {
  return jobs.filter(({ id }) => paces.get(id)?.verdict === "stuck");
}
