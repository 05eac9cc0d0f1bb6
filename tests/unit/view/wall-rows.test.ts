import { describe, expect, it } from "vitest";
import type { Account, Job } from "@/lib/domain/snapshot";
import { toSlotBoard } from "@/lib/view/slot-board";
import { accountLabels } from "@/lib/view/account-label";
import { paceBoard, type BoardPace } from "@/lib/view/board-pace";
import { nextFreeText } from "@/lib/view/next-free";
import { toPaces, toPaceBook } from "@/lib/view/pace";
import { toWallRows } from "@/lib/view/wall-row";
import * as accounts from "@/tests/support/builders/build-account";
import { buildUsual } from "@/tests/support/builders/build-history";
import { buildJob, buildJobs } from "@/tests/support/builders/build-job";
import { buildSnapshot } from "@/tests/support/builders/build-snapshot";
import { LIVE, MOMENT, STALE } from "@/tests/support/builders/build-view";
import { before, NOW_MS } from "@/tests/support/builders/times";
import { DAY_MS, HOUR_MS, SECOND_MS } from "@/lib/domain/time-units";

function wallRow(account: Account, jobs: Job[] = [], freshness = LIVE, pace?: BoardPace) {
  const snapshot = buildSnapshot({ accounts: [account], jobs });
  const plain = toSlotBoard({ snapshot, labels: accountLabels([account]), freshness, ...MOMENT });
  const board = pace ? paceBoard(plain, pace) : plain;
  const [row] = toWallRows({ board, snapshot, freshness, nowMs: MOMENT.nowMs });
  if (!row) throw new Error("the wall has no row");
  return row;
}

describe("toWallRows", () => {
  it("says state, slots and times in few characters", () => {
    const row = wallRow(accounts.buildAccount(), buildJobs(3));
    expect(row).toMatchObject({ label: "studio-west", state: "2 free", of: "of 5", isFree: true, notes: [] });
    expect(row.cells?.map(({ text }) => text)).toEqual(["03:00", "02:00", "01:00", "free", "free"]);
  });
  it("has a mark for a time that nobody knows, which fits every cell", () => {
    const row = wallRow(accounts.buildAccount(), [buildJob({ startedAt: null })]);
    expect(row.cells?.[0]).toMatchObject({ state: "running", text: "?", startedAtMs: null });
  });
  it("does not write 'not offered' into a cell: the note says how many", () => {
    const row = wallRow(accounts.buildWithheldAccount(), buildJobs(1));
    expect(row.cells?.map(({ text }) => text)).toEqual(["01:00", ""]);
    expect(row).toMatchObject({ notes: ["not listed", "1 not offered"], isFree: false });
  });
  it("says once that an account is not listed", () => {
    expect(wallRow(accounts.buildUnlistedAccount())).toMatchObject({ notes: [], state: "not listed" });
    expect(wallRow(accounts.buildInferredAccount(), buildJobs(3))).toMatchObject({
      notes: ["not listed"],
      state: "full",
    });
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
    expect(wallRow(accounts.buildAccount({ sessionEndsAt: before(-DAY_MS) }))).toMatchObject({
      notes: ["session: 1 d left"],
      noteTone: "trouble",
      isTrouble: false,
    });
    expect(wallRow(accounts.buildAccount({ sessionEndsAt: before(HOUR_MS) }))).toMatchObject({ isTrouble: true });
    expect(wallRow(accounts.buildAccount({ sessionEndsAt: before(-21 * DAY_MS) })).notes).toEqual([]);
  });
  it("stops times of old data at the data's own time", () => {
    const cell = wallRow(accounts.buildAccount(), buildJobs(3), STALE).cells?.[0];
    expect(cell).toMatchObject({ startedAtMs: null });
    expect(cell?.text).not.toBe("03:00");
  });
});

/** Where `buildUsual` has its p95. */
const SLOW_MS = 380 * SECOND_MS;

describe("toWallRows with history", () => {
  const running = (seconds: number) => buildJob({ id: String(seconds), startedAt: before(seconds * SECOND_MS) });
  const jobs = [running(842), running(421), running(190)];
  const paces = toPaces(jobs, toPaceBook([buildUsual()], {}), NOW_MS);

  it("lays each time over the slow one, and counts what is stuck and slow", () => {
    const row = wallRow(accounts.buildAccount(), jobs, LIVE, { paces, nexts: new Map() });
    expect(row.cells?.map(({ pace }) => pace)).toEqual([
      { state: "stuck", fillPercent: 100, slowMs: SLOW_MS, tickPercent: 61 },
      { state: "slow", fillPercent: 100, slowMs: SLOW_MS, tickPercent: 61 },
      { state: "usual", fillPercent: 50, slowMs: SLOW_MS, tickPercent: 61 },
      ...[null, null],
    ]);
    expect(row.verdicts).toEqual([
      { state: "stuck", text: "1 stuck" },
      { state: "slow", text: "1 slow" },
    ]);
  });
  it("ranks what is broken before what is stuck, ends soon or is slow", () => {
    const rankOf = (part: Partial<Account>, own: Job[]) =>
      wallRow(accounts.buildAccount(part), own, LIVE, { paces, nexts: new Map() }).rank;
    const problem = { code: "account-error", message: "" } as const;
    const soon = { sessionEndsAt: before(-DAY_MS) };
    const [slow, usual] = [jobs.slice(1), jobs.slice(2)];
    expect([rankOf({ problem }, jobs), rankOf(soon, jobs), rankOf({}, jobs)]).toEqual([0, 1, 1]);
    expect([rankOf(soon, slow), rankOf({}, slow), rankOf({}, usual)]).toEqual([2, 3, 4]);
  });
  it("calls no slot free in the colour of calm where the account is broken", () => {
    const problem = { code: "account-error", message: "" } as const;
    expect(wallRow(accounts.buildAccount({ problem }))).toMatchObject({ state: "2 free", isFree: false });
    expect(wallRow(accounts.buildAccount({ sessionEndsAt: before(-DAY_MS) })).isFree).toBe(true);
  });
  it("tells the wait of a full account", () => {
    const account = accounts.buildFullAccount();
    const next = nextFreeText({ medianMs: 118 * SECOND_MS, lowMs: 65 * SECOND_MS, highMs: 235 * SECOND_MS }, 0);
    const row = wallRow(account, buildJobs(5), LIVE, { paces: new Map(), nexts: new Map([[account.id, next]]) });
    expect(row).toMatchObject({ state: "full", next: "in ~2 min" });
    expect(wallRow(account, buildJobs(5)).next).toBeNull();
  });
});
