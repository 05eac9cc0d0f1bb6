import { describe, expect, it } from "vitest";
import { sameJobCells } from "@/components/panels/job-table-same";
import { sameBoardRow, sameDenseRow } from "@/components/panels/slot-board-same";
import type { JobTableRow } from "@/lib/view/job-table";
import type { SlotBoardRow, SlotCell } from "@/lib/view/slot-board";
import type { WallCell, WallRow } from "@/lib/view/wall-row";
import { isSameWallCell, isSameWallRow } from "@/lib/view/wall-row-same";

/** Some other value of the same kind. */
function other(value: unknown): unknown {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value * 2 + 1;
  if (Array.isArray(value)) return [...(value as unknown[]), value[0]];
  return value === null ? 7 : `${String(value)} or not`;
}

/** A row again and again, each time with one thing of it changed, by that thing's name. */
function changed<Row extends object>(row: Row): [what: string, row: Row][] {
  return Object.entries(row).flatMap(([key, value]: [string, unknown]): [string, Row][] => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return [[key, { ...row, [key]: other(value) }]];
    }
    return changed(value).map(([inner, part]) => [`${key}.${inner}`, { ...row, [key]: part }]);
  });
}

/** What of a row may change, and a comparison of it says "the same": then the old picture stays. */
const unnoticed = <Row extends object>(row: Row, isSame: (before: Row, after: Row) => boolean) =>
  changed(row).flatMap(([what, after]) => (isSame(row, after) ? [what] : []));

const pace = { state: "usual", fillPercent: 40, slowMs: 380_000, tickPercent: 61 } as const;

// Each row has all there is (`Required`): a field that is new does not pass the type check until it stands here, and is then changed too.
const job: Required<JobTableRow> = {
  ...{ id: "one", kind: "video", kindLabel: "video", accountLabel: "studio-west", ref: "promo/1", hasRef: true },
  ...{ started: "16:02:11", startedIso: "2026-03-01T16:02:11.000Z", startedAtMs: 1_772_380_931_000, elapsed: "03:48" },
  ...{ callback: "hooks.example.com", hasCallback: true, shortId: "…544332" },
};

const cell: SlotCell = {
  ...{ key: "one", state: "running", text: "03:48", startedAtMs: null, pace, tooltip: "promo/1" },
};

const boardRow: SlotBoardRow = {
  ...{
    accountId: "1",
    label: "studio-west",
    name: "studio-west",
    sublabel: "session ends in 2 d",
    sublabelTone: "dim",
  },
  ...{
    cells: [cell],
    moreCells: null,
    chip: "+ 2 images",
    capacity: "full",
    free: "full",
    freeDetail: "3 of 3 run",
    flag: null,
  },
  next: { text: "next in about 2 min (1 to 4)", short: "in ~2 min" },
};

const wallCell: WallCell = { key: "one", state: "running", text: "03:48", startedAtMs: null, pace };

const wallRow: Required<WallRow> = {
  ...{ key: "1", label: "studio-west", notes: ["+ 2 images"], noteTone: "dim", isTrouble: false, rank: 4 },
  ...{ verdicts: [{ state: "slow", text: "1 slow" }], cells: [wallCell], state: "full", sinceMs: null },
  ...{ isFree: false, of: "of 3", next: "in ~2 min" },
};

describe("a row is drawn anew when anything of it changes", () => {
  const columns = { ref: true, callback: true } as const;
  const jobs = (isCurrent: boolean) => (before: JobTableRow, after: JobTableRow) =>
    sameJobCells({ row: before, columns, isCurrent }, { row: after, columns, isCurrent });

  it("in the table of jobs, but for a time that ticks", () => {
    expect(unnoticed(job, jobs(false))).toEqual([]);
    expect(unnoticed(job, jobs(true))).toEqual(["elapsed"]);
    expect(jobs(true)(job, structuredClone(job))).toBe(true);
  });

  const board = (isCurrent: boolean) => (before: SlotBoardRow, after: SlotBoardRow) =>
    sameBoardRow({ row: before, density: "roomy", isCurrent }, { row: after, density: "roomy", isCurrent });
  const dense = (before: SlotBoardRow, after: SlotBoardRow) => sameDenseRow({ row: before }, { row: after });
  const ofCells = (isSame: typeof dense) => (before: SlotCell, after: SlotCell) =>
    isSame({ ...boardRow, cells: [before] }, { ...boardRow, cells: [after] });

  it("on the board, but for what a ticking cell writes itself", () => {
    expect(unnoticed(boardRow, board(true))).toEqual([]);
    expect(unnoticed(cell, ofCells(board(true)))).toEqual([]);
    const ticking = { ...cell, startedAtMs: 1_772_380_931_000 };
    expect(unnoticed(ticking, ofCells(board(true)))).toEqual(["pace.fillPercent"]);
  });

  it("on a dense board, whose marks tell no job apart", () => {
    expect(unnoticed(boardRow, dense)).toEqual([]);
    const drawn = ["state", "pace.state"];
    const all = changed(cell).map(([what]) => what);
    expect(unnoticed(cell, ofCells(dense))).toEqual(all.filter((what) => !drawn.includes(what)));
  });

  it("on the wall, but for its place, and what its notes say as well", () => {
    expect(unnoticed(wallRow, isSameWallRow)).toEqual(["key", "isTrouble", "rank"]);
    expect(unnoticed(wallCell, isSameWallCell)).toEqual(["key"]);
  });
});
