import { describe, expect, it } from "vitest";
import { fillPercentAt } from "@/lib/view/pace";
import type { WallCell, WallRow } from "@/lib/view/wall-row";
import { isSameWallCell, isSameWallRow } from "@/lib/view/wall-row-same";
import { before } from "@/tests/support/builders/times";
import { MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";

const STARTED_MS = Date.parse(before(3 * MINUTE_MS));
const pace = { state: "usual", fillPercent: 50, slowMs: 380 * SECOND_MS, tickPercent: 61 } as const;
const ticking: WallCell = { key: "a", state: "running", text: "03:00", startedAtMs: STARTED_MS, pace };
const standing: WallCell = { ...ticking, startedAtMs: null };

const row: WallRow = {
  key: "a",
  label: "studio-west",
  notes: ["+ 2 images"],
  noteTone: "dim",
  verdicts: [],
  isTrouble: false,
  rank: 4,
  cells: [ticking, { key: "f", state: "free", text: "free", startedAtMs: null, pace: null }],
  state: "1 free",
  sinceMs: null,
  isFree: true,
  of: "of 2",
  next: null,
};

describe("isSameWallCell", () => {
  it("leaves out what a cell that ticks writes itself: its time and its fill", () => {
    expect(isSameWallCell(ticking, { ...ticking, text: "03:05", pace: { ...pace, fillPercent: 52 } })).toBe(true);
    expect(isSameWallCell(standing, { ...standing, text: "03:05" })).toBe(false);
    expect(isSameWallCell(standing, { ...standing, pace: { ...pace, fillPercent: 52 } })).toBe(false);
  });

  it("tells another job, state, verdict, tick and slow time apart", () => {
    const others: Partial<WallCell>[] = [
      { startedAtMs: STARTED_MS + 1 },
      { state: "free" },
      { pace: null },
      { pace: { ...pace, state: "slow" } },
      { pace: { ...pace, tickPercent: 62 } },
      { pace: { ...pace, slowMs: 390 * SECOND_MS } },
    ];
    for (const other of others) expect(isSameWallCell(ticking, { ...ticking, ...other })).toBe(false);
    expect(isSameWallCell(ticking, { ...ticking, pace: { ...pace, slowMs: 381 * SECOND_MS } })).toBe(true);
  });
});

describe("isSameWallRow", () => {
  it("is the same with the same words and cells, whatever the objects", () => {
    expect(isSameWallRow(row, structuredClone(row))).toBe(true);
    expect(isSameWallRow({ ...row, cells: null }, { ...row, cells: null })).toBe(true);
  });

  it("is not when a word or a cell is another", () => {
    const others: Partial<WallRow>[] = [
      ...[{ label: "studio-east" }, { notes: [] }, { noteTone: "trouble" as const }, { state: "full" }],
      ...[{ isFree: false }, { of: "of 3" }, { next: "in ~2 min" }, { sinceMs: STARTED_MS }],
      ...[{ verdicts: [{ state: "slow" as const, text: "1 slow" }] }, { cells: null }, { cells: [ticking] }],
    ];
    for (const other of others) expect(isSameWallRow(row, { ...row, ...other })).toBe(false);
  });

  it("leaves out a state that is a ticking time", () => {
    const job = { ...row, cells: null, sinceMs: STARTED_MS };
    expect(isSameWallRow({ ...job, state: "03:00" }, { ...job, state: "03:05" })).toBe(true);
  });
});

describe("fillPercentAt", () => {
  it("goes from empty to full in steps and never beyond", () => {
    expect([-5, 0, 190, 380, 900].map((seconds) => fillPercentAt(seconds * SECOND_MS, 380 * SECOND_MS))).toEqual([
      0, 0, 50, 100, 100,
    ]);
  });
});
