import type { Account, Job, Snapshot } from "@/lib/domain/snapshot";
import { labelOf } from "./account-label";
import { capacityText, type CapacityState } from "./capacity-text";
import { elapsedMoment, type FreshnessRow } from "./freshness-row";
import { uncountedText } from "./job-name";
import type { Moment } from "./moment";
import type { NextFreeText } from "./next-free";
import { plural } from "./format";
import { sessionText } from "./session-text";
import { slotCells, type SlotCell } from "./slot-cells";

export type { SlotCell };

export interface SlotBoardRow {
  accountId: string;
  label: string;
  /** As the operator gave it, "" where nobody did: the label may say more, to tell two of one name apart. */
  name: string;
  /** Below the name: "session ends in 21 d", "not listed by the API". May be empty. */
  sublabel: string;
  sublabelTone: "dim" | "trouble";
  cells: SlotCell[];
  /** Slots beyond what is drawn, in words ("and 2 running, 5 free"), or null. */
  moreCells: string | null;
  /** "+ 2 images · 1 speech", or null. */
  chip: string | null;
  capacity: CapacityState;
  /** Row's end, large: "2 free", "full", "none free", "not offered", "not listed", "unknown". */
  free: string;
  /** Row's end, small: "3 of 5 run", "inferred, 3 of 3 run". */
  freeDetail: string;
  /** Upstream's numbers disagree: said in words, or null. */
  flag: string | null;
  /** Where none is free, when the next one frees (board-pace.ts); null where nobody can say. */
  next: NextFreeText | null;
}

export interface SlotBoard {
  rows: SlotBoardRow[];
  /** Above 6 accounts rows grow compact; above 30, or with very many slots, dense (figures and a strip). */
  density: "roomy" | "compact" | "dense";
  /** "No accounts are listed." and the like; null when there are rows. */
  empty: string | null;
  /** What the rows can't show: videos of no known account, rows that could not be read; else null. */
  note: string | null;
}

export interface SlotBoardInput extends Moment {
  /** Narrowed by account only: other filters must not turn cells into "in use". Null before the first answer. */
  snapshot: Snapshot | null;
  labels: ReadonlyMap<string, string>;
  freshness: FreshnessRow;
  /** Whether an account filter narrowed the snapshot. */
  isNarrowed?: boolean;
  /** Whether `snapshot.jobs` is only the first part of the jobs (the first HTML of a large fleet). */
  isCut?: boolean;
}

const COMPACT_ABOVE = 6;
const DENSE_ABOVE = 30;
/** So many cells with times would push every chart off the first screen, and nobody reads 200 clocks. */
const DENSE_ABOVE_CELLS = 180;

/** Running videos by account, each list in the snapshot's order: by start. */
function videosByAccount(jobs: readonly Job[]): Map<string | null, Job[]> {
  const byAccount = new Map<string | null, Job[]>();
  for (const job of jobs) {
    if (job.kind !== "video") continue;
    const videos = byAccount.get(job.accountId);
    if (videos) videos.push(job);
    else byAccount.set(job.accountId, [job]);
  }
  return byAccount;
}

const PROBLEM_TEXTS = {
  "account-error": "on hold, or its session is broken",
  "session-ended": "session ended",
} as const;

/** What stands below the name: trouble first, then why figures are missing unless the row's end says so, then the session's end. */
function sublabelOf(
  account: Account,
  capacity: CapacityState,
  nowMs: number,
): Pick<SlotBoardRow, "sublabel" | "sublabelTone"> {
  const session = sessionText(account.sessionEndsAt, nowMs);
  if (account.problem) {
    const ended = account.problem.code === "session-ended" && session?.isTrouble;
    return { sublabel: ended ? session.text : PROBLEM_TEXTS[account.problem.code], sublabelTone: "trouble" };
  }
  if (session?.isTrouble) return { sublabel: session.text, sublabelTone: "trouble" };
  const isSaid = account.listed || capacity === "not-listed";
  return { sublabel: isSaid ? (session?.text ?? "") : "not listed by the API", sublabelTone: "dim" };
}

function noteOf({ jobs, accounts, dropped }: Snapshot, isCut: boolean): string | null {
  const known = new Set(accounts.map(({ id }) => id));
  const homeless = jobs.filter((job) => job.kind === "video" && (job.accountId === null || !known.has(job.accountId)));
  const notes: string[] = [];
  if (homeless.length > 0 && !isCut) {
    notes.push(`${plural(homeless.length, "running video")} of no known account, in the table below.`);
  }
  if (dropped.accounts > 0) notes.push(`${plural(dropped.accounts, "account")} sent by useapi.net could not be read.`);
  return notes.length === 0 ? null : notes.join(" ");
}

function emptyText({ snapshot, freshness, isNarrowed = false }: SlotBoardInput): string | null {
  if (snapshot === null) return "No answer yet.";
  if (snapshot.accounts.length > 0) return null;
  if (isNarrowed) return "No account matches this filter.";
  return `No accounts ${freshness.isCurrent ? "are" : "were"} listed.`;
}

/** A row per account and a cell per slot; rows keep the snapshot's order, cells the order of their start. */
export function toSlotBoard(input: SlotBoardInput): SlotBoard {
  const { snapshot, labels, freshness, nowMs, isCut = false } = input;
  const accounts = snapshot?.accounts ?? [];
  const videos = videosByAccount(snapshot?.jobs ?? []);
  const clock = { nowMs: elapsedMoment(freshness, nowMs), isTicking: freshness.isCurrent, isCut };
  const rows = accounts.map((account): SlotBoardRow => {
    const own = videos.get(account.id) ?? [];
    const { cells, more } = slotCells(account, own, clock);
    const { state: capacity, free, detail, flag } = capacityText(account, isCut ? null : own.length);
    const chip = uncountedText(account.uncounted);
    return {
      accountId: account.id,
      label: labelOf(labels, account.id),
      name: account.name ?? "",
      ...sublabelOf(account, capacity, nowMs),
      cells,
      moreCells: more,
      chip: chip === null ? null : `+ ${chip}`,
      capacity,
      free,
      freeDetail: detail,
      flag,
      next: null,
    };
  });
  const cells = rows.reduce((sum, row) => sum + row.cells.length, 0);
  const isDense = rows.length > DENSE_ABOVE || cells > DENSE_ABOVE_CELLS;
  const density = isDense ? "dense" : rows.length > COMPACT_ABOVE ? "compact" : "roomy";
  return { rows, density, empty: emptyText(input), note: snapshot === null ? null : noteOf(snapshot, isCut) };
}
