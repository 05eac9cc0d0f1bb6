import { describe, expect, it } from "vitest";
import type { Account, Job } from "@/lib/domain/snapshot";
import { toSlotBoard } from "@/lib/view/slot-board";
import { accountLabels } from "@/lib/view/account-label";
import { toWallRows } from "@/lib/view/wall-row";
import { formatUptime, formatWallElapsed } from "@/lib/view/wall-time";
import * as accounts from "@/tests/support/builders/build-account";
import { buildJobs } from "@/tests/support/builders/build-job";
import { buildSnapshot } from "@/tests/support/builders/build-snapshot";
import { LIVE, MOMENT, STALE } from "@/tests/support/builders/build-view";
import { before, DAY, HOUR, MINUTE, SECOND } from "@/tests/support/builders/times";

function wallRow(account: Account, jobs: Job[] = [], freshness = LIVE) {
  const snapshot = buildSnapshot({ accounts: [account], jobs });
  const board = toSlotBoard({ snapshot, labels: accountLabels([account]), freshness, ...MOMENT });
  const [row] = toWallRows({ board, snapshot, freshness, nowMs: MOMENT.nowMs });
  if (!row) throw new Error("the wall has no row");
  return row;
}

describe("toWallRows", () => {
  it("says state, slots and times in few characters", () => {
    const row = wallRow(accounts.buildAccount(), buildJobs(3));
    expect(row).toMatchObject({ label: "studio-west", state: "2 free", of: "of 5", isFree: true, notes: [] });
    expect(row.cells.map(({ text }) => text)).toEqual(["03:00", "02:00", "01:00", "free", "free"]);
  });
  it("does not write 'not offered' into a cell: the note says how many", () => {
    const row = wallRow(accounts.buildWithheldAccount(), buildJobs(1));
    expect(row.cells.map(({ text }) => text)).toEqual(["01:00", ""]);
    expect(row).toMatchObject({ notes: ["not listed", "1 not offered"], isFree: false });
  });
  it("names kinds that hold no slot one by one, so that some may go where room is short", () => {
    const account = accounts.buildAccount({ uncounted: { image: 2, speech: 1 } });
    expect(wallRow(account).notes).toEqual(["+ 2 images", "1 speech"]);
  });
  it("tells what is broken from what will be", () => {
    const problem = { code: "account-error", message: "" } as const;
    expect(wallRow(accounts.buildAccount({ problem }))).toMatchObject({
      notes: ["on hold or broken"],
      noteTone: "trouble",
      isTrouble: true,
    });
    expect(wallRow(accounts.buildAccount({ sessionEndsAt: before(-DAY) }))).toMatchObject({
      notes: ["session: 1 d"],
      noteTone: "trouble",
      isTrouble: false,
    });
    expect(wallRow(accounts.buildAccount({ sessionEndsAt: before(HOUR) }))).toMatchObject({ isTrouble: true });
    expect(wallRow(accounts.buildAccount({ sessionEndsAt: before(-21 * DAY) })).notes).toEqual([]);
  });
  it("stops times of old data at the data's own time", () => {
    const [cell] = wallRow(accounts.buildAccount(), buildJobs(3), STALE).cells;
    expect(cell).toMatchObject({ startedAtMs: null });
    expect(cell?.text).not.toBe("03:00");
  });
});

describe("formatWallElapsed", () => {
  it("never needs more than five characters", () => {
    const spans = [0, -5 * SECOND, 228 * SECOND, HOUR - 1, HOUR, 12.5 * HOUR, 95 * HOUR, 4 * DAY, 50_000 * DAY, NaN];
    expect(spans.map(formatWallElapsed)).toEqual([
      ...["00:00", "00:00", "03:48", "59:59", "1h00", "12h30", "95h00", "4d", "9999d", "—"],
    ]);
  });
});

describe("formatUptime", () => {
  it("tells the two largest units", () => {
    const spans = [42 * SECOND, 5 * MINUTE, 3 * HOUR + 20 * MINUTE, 12 * DAY + 4 * HOUR, -1, NaN];
    expect(spans.map(formatUptime)).toEqual(["42 s", "5 min", "3 h 20 min", "12 d 4 h", "0 s", "—"]);
  });
});
