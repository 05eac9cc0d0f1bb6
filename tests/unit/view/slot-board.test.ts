import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Account, Job, Snapshot } from "@/lib/domain/snapshot";
import { withheldSlots } from "@/lib/domain/totals";
import { accountLabels } from "@/lib/view/account-label";
import { DRAWN_CELLS } from "@/lib/view/slot-cells";
import { toSlotBoard, type SlotBoardInput } from "@/lib/view/slot-board";
import { snapshots } from "@/tests/support/builders/arbitrary-snapshot";
import * as accounts from "@/tests/support/builders/build-account";
import { buildJob, buildJobs } from "@/tests/support/builders/build-job";
import { buildEmptySnapshot, buildFleet, buildSnapshot } from "@/tests/support/builders/build-snapshot";
import { LIVE, MOMENT, STALE } from "@/tests/support/builders/build-view";
import { before } from "@/tests/support/builders/times";
import { DAY_MS, HOUR_MS } from "@/lib/domain/time-units";

const { buildAccount } = accounts;

function board(snapshot: Snapshot | null, part: Partial<SlotBoardInput> = {}) {
  return toSlotBoard({
    snapshot,
    labels: accountLabels(snapshot?.accounts ?? []),
    freshness: LIVE,
    ...MOMENT,
    ...part,
  });
}
function row(account: Account, jobs: Job[] = [], part: Partial<SlotBoardInput> = {}) {
  const [only] = board(buildSnapshot({ accounts: [account], jobs }), part).rows;
  if (!only) throw new Error("the board has no row");
  return { ...only, texts: only.cells.map(({ text }) => text).join(" ") };
}

describe("cells", () => {
  it("stand by start, then free", () => {
    expect(row(buildAccount(), buildJobs(3)).texts).toBe("03:00 02:00 01:00 free free");
  });
  it("tell what counts as running but has no row, and what is not offered", () => {
    expect(row(buildAccount(), buildJobs(1)).texts).toBe("01:00 in use in use free free");
    expect(row(accounts.buildWithheldAccount(), buildJobs(1)).texts).toBe("01:00 not offered");
    expect(row(accounts.buildUnlistedAccount()).cells).toEqual([]);
  });
  it("are never taken by jobs that hold no slot, nor by another account's", () => {
    const jobs = [...buildJobs(3), buildJob({ id: "i", kind: "image" }), buildJob({ id: "o", accountId: "2" })];
    expect(row(buildAccount(), jobs).cells.filter(({ state }) => state === "running")).toHaveLength(3);
  });
  it("say running, without a time, where the start is unknown", () => {
    const [cell] = row(buildAccount(), [buildJob({ startedAt: null })]).cells;
    expect(cell).toMatchObject({ text: "running", startedAtMs: null, tooltip: "shot-014" });
  });
  it("tick while current; old ones stand at the data's own time and give no start to tick from", () => {
    const job = buildJob({ startedAt: before(10 * 60_000) });
    expect(row(buildAccount(), [job]).cells[0]).toMatchObject({
      text: "10:00",
      startedAtMs: Date.parse(before(600_000)),
    });
    const old = row(buildAccount(), [job], { freshness: STALE }).cells[0];
    expect(old).toMatchObject({
      text: "05:55",
      startedAtMs: null,
      tooltip: "shot-014",
    });
  });
  it("are at most ten; what is beyond is said", () => {
    const many = row(buildAccount({ maxJobs: 1e9, executing: 12, available: 1e9 - 12 }), buildJobs(12));
    expect(many.cells).toHaveLength(10);
    expect(many.moreCells).toBe("and 2 running, 999,999,988 free");
    expect(row(buildAccount({ maxJobs: 10, executing: 0, available: 10 })).moreCells).toBeNull();
  });
  it("number what the numbers say, whatever they are", () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const { rows } = board(snapshot);
        expect(rows.map(({ accountId }) => accountId)).toEqual(snapshot.accounts.map(({ id }) => id));
        snapshot.accounts.forEach((account, index) => {
          const cells = rows[index]?.cells ?? [];
          const videos = snapshot.jobs.filter((job) => job.kind === "video" && job.accountId === account.id).length;
          const inUse = Math.max(0, Math.floor(account.executing ?? 0) - videos);
          const free = Math.max(0, Math.floor(account.available ?? 0));
          const expected = videos + inUse + free + Math.floor(withheldSlots(account));
          expect(cells.length).toBe(Math.min(DRAWN_CELLS, expected));
          expect(rows[index]?.moreCells === null).toBe(expected <= DRAWN_CELLS);
          expect(new Set(cells.map(({ key }) => key)).size).toBe(cells.length);
          if (expected <= DRAWN_CELLS) {
            expect(cells.filter(({ state }) => state === "free")).toHaveLength(free);
            expect(cells.filter(({ state }) => state === "running")).toHaveLength(videos);
          }
        });
      }),
    );
  });
});

describe("a row's end", () => {
  it.each<[string, Account, number, string, string]>([
    ["free slots", buildAccount(), 3, "2 free", "3 of 5 run"],
    ["listed and full", accounts.buildFullAccount(), 5, "full", "5 of 5 run"],
    ["inferred full", accounts.buildInferredAccount(), 3, "full", "inferred, 3 of 3 run"],
    ["withheld", accounts.buildWithheldAccount(), 1, "not offered", "inferred, 1 of 2 run"],
    [
      "inferred of unknown size",
      accounts.buildInferredAccount({ maxJobs: null }),
      3,
      "unknown",
      "inferred, 3 run, max unknown",
    ],
    ["unlisted and idle", accounts.buildUnlistedAccount(), 0, "not listed", "of 5"],
    ["unlisted with videos", accounts.buildUnlistedAccount({ maxJobs: null }), 2, "unknown", "2 run, max unknown"],
    ["nothing said", accounts.buildUnknownAccount(), 0, "unknown", "figures unknown"],
    ["overfull", accounts.buildOverfullAccount(), 7, "full", "7 of 5 run"],
    ["none free, not full", buildAccount({ available: 0, consistent: false }), 3, "none free", "3 of 5 run"],
    ["no slots at all", buildAccount({ maxJobs: 0, executing: 0, available: 0 }), 0, "no slots", "0 of 0 run"],
  ])("tells free slots and figures of an account: %s", (_, account, videos, free, freeDetail) => {
    expect(row(account, buildJobs(videos))).toMatchObject({ free, freeDetail });
  });
  it.each<[string, Account, number, string | null]>([
    ["numbers that agree", buildAccount(), 3, null],
    ["a row more or less before it is certain", buildAccount(), 2, null],
    ["a wrong sum, as given", accounts.buildInconsistentAccount(), 3, "the API says 3 run, 1 free, of 5"],
    [
      "a negative number in it",
      buildAccount({ executing: 7, available: -1, consistent: false }),
      7,
      "the API says 7 run, −1 free, of 5",
    ],
    ["rows that disagree", buildAccount({ consistent: false }), 1, "the API says 3 run, but lists 1 video"],
    ["rows that agree again", buildAccount({ consistent: false }), 3, "the API says 3 run; its list disagrees"],
    ["more than its slots", accounts.buildOverfullAccount(), 7, "7 videos on 5 slots"],
  ])("flags what disagrees, and nothing else: %s", (_, account, videos, flag) => {
    expect(row(account, buildJobs(videos)).flag).toBe(flag);
  });
  it("accuses no list that was cut short by us", () => {
    const flag = row(buildAccount({ consistent: false }), buildJobs(1), { isCut: true }).flag;
    expect(flag).toBe("the API says 3 run; its list disagrees");
  });
  it("calls jobs running that only we left out", () => {
    const { cells, texts } = row(buildAccount(), buildJobs(1), { isCut: true });
    expect(texts).toBe("01:00 running running free free");
    expect(cells.map(({ state }) => state)).toEqual(["running", "running", "running", "free", "free"]);
  });
  it("has a chip for what holds no slot", () => {
    expect(row(buildAccount({ uncounted: { image: 2, speech: 1 } })).chip).toBe("+ 2 images · 1 speech");
    expect(row(buildAccount({ uncounted: { unknown: 1 } })).chip).toBe("+ 1 of unknown kind");
    expect(row(buildAccount()).chip).toBeNull();
  });
});

describe("below a name", () => {
  const session = (inMs: number) => ({ sessionEndsAt: before(-inMs) });
  it.each<[string, Account, string, "dim" | "trouble"]>([
    ["nothing known", buildAccount(), "", "dim"],
    ["a session with time left", buildAccount(session(21 * DAY_MS + HOUR_MS)), "session ends in 21 d", "dim"],
    ["a session that ends soon", buildAccount(session(2 * DAY_MS)), "session ends in 2 d", "trouble"],
    ["a session that ends today", buildAccount(session(5 * HOUR_MS)), "session ends in 5 h", "trouble"],
    ["a session about to end", buildAccount(session(9_000)), "session ends in 1 min", "trouble"],
    ["a session that has just ended", buildAccount(session(-59_000)), "session ended just now", "trouble"],
    ["a session that has ended", buildAccount(session(-2 * HOUR_MS)), "session ended 2 h ago", "trouble"],
    [
      "an account on hold",
      buildAccount({ problem: { code: "account-error", message: "" }, ...session(21 * DAY_MS) }),
      "on hold, or its session is broken",
      "trouble",
    ],
    [
      "an ended session the account reports",
      buildAccount({ problem: { code: "session-ended", message: "" } }),
      "session ended",
      "trouble",
    ],
    ["inferred full", accounts.buildInferredAccount(session(21 * DAY_MS)), "not listed by the API", "dim"],
    ["withheld", accounts.buildWithheldAccount(), "not listed by the API", "dim"],
    ["inferred of unknown size", accounts.buildInferredAccount({ maxJobs: null }), "not listed by the API", "dim"],
    ["unlisted, as the row's end says", accounts.buildUnlistedAccount(), "", "dim"],
    ["unlisted, of a session", accounts.buildUnlistedAccount(session(21 * DAY_MS)), "session ends in 21 d", "dim"],
  ])(
    "says what is trouble, why figures are missing, or when the session ends: %s",
    (_, account, sublabel, sublabelTone) => {
      expect(row(account)).toMatchObject({ sublabel, sublabelTone });
    },
  );
});

describe("the board", () => {
  it.each([
    [1, "roomy"],
    [6, "roomy"],
    [7, "compact"],
    [30, "compact"],
    [31, "dense"],
    [200, "dense"],
  ] as const)("of %i accounts is %s", (count, density) => {
    expect(board(buildFleet(count)).density).toBe(density);
  });
  it("is dense with fewer accounts of very many slots", () => {
    const ofTen = (count: number) =>
      Array.from({ length: count }, (_, at) => buildAccount({ id: `${at}`, maxJobs: 10, executing: 0, available: 10 }));
    expect(board(buildSnapshot({ accounts: ofTen(18), jobs: [] })).density).toBe("compact");
    expect(board(buildSnapshot({ accounts: ofTen(19), jobs: [] })).density).toBe("dense");
  });
  it("says why it is empty", () => {
    expect(board(null).empty).toBe("No answer yet.");
    expect(board(buildEmptySnapshot()).empty).toBe("No accounts are listed.");
    expect(board(buildEmptySnapshot(), { freshness: STALE }).empty).toBe("No accounts were listed.");
    expect(board(buildEmptySnapshot(), { isNarrowed: true }).empty).toBe("No account matches this filter.");
    expect(board(buildFleet(1)).empty).toBeNull();
  });
  it("notes videos it has no row for, and accounts it could not read", () => {
    const jobs = [buildJob({ accountId: null })];
    expect(board(buildSnapshot({ jobs, dropped: { jobs: 0, accounts: 2 } })).note).toBe(
      "1 running video of no known account, in the table below. 2 accounts sent by useapi.net could not be read.",
    );
    expect(board(buildFleet(2)).note).toBeNull();
  });
});
