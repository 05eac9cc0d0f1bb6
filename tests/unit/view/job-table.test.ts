import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Filters } from "@/lib/domain/narrow";
import type { Job, Snapshot } from "@/lib/domain/snapshot";
import { SORT_DIRECTIONS, SORT_KEYS } from "@/lib/domain/view-state";
import { accountLabels } from "@/lib/view/account-label";
import { sortJobs } from "@/lib/view/job-order";
import { toJobTable, type JobTableInput } from "@/lib/view/job-table";
import { toPaceBook, toPaces } from "@/lib/view/pace";
import { snapshots } from "@/tests/support/builders/arbitrary-snapshot";
import { buildAccount } from "@/tests/support/builders/build-account";
import { buildJob, buildJobs } from "@/tests/support/builders/build-job";
import { buildUsual } from "@/tests/support/builders/build-history";
import { buildEmptySnapshot, buildSnapshot } from "@/tests/support/builders/build-snapshot";
import { MOMENT, STALE } from "@/tests/support/builders/build-view";
import { before, NOW_MS } from "@/tests/support/builders/times";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/time-units";

const ALL: Filters = { account: [], kind: [], q: "", refPrefix: "" };
function table(snapshot: Snapshot | null, part: Partial<JobTableInput> = {}) {
  const labels = accountLabels(snapshot?.accounts ?? []);
  return toJobTable({ snapshot, filters: ALL, sort: "started", dir: "asc", page: 1, labels, ...MOMENT, ...part });
}
const ofJobs = (jobs: Job[], part: Partial<JobTableInput> = {}) => table(buildSnapshot({ jobs }), part);

describe("a row", () => {
  it("tells kind, account, reference, start, elapsed and callback host", () => {
    expect(ofJobs([buildJob()]).rows[0]).toMatchObject({
      kindLabel: "video",
      accountLabel: "studio-west",
      ref: "shot-014",
      hasRef: true,
      started: "16:38:19",
      startedIso: "2026-11-23T16:38:19.000Z",
      elapsed: "03:48",
      callback: "hooks.example.com",
      shortId: "…544332",
    });
  });
  it("has dashes for what is unknown, and dates for another day", () => {
    const bare = buildJob({ accountId: null, ref: null, startedAt: null, callbackHost: null });
    expect(ofJobs([bare]).rows[0]).toMatchObject({
      accountLabel: "—",
      ref: "—",
      hasRef: false,
      started: "—",
      startedIso: null,
      elapsed: "—",
      callback: "none",
    });
    expect(ofJobs([buildJob({ startedAt: before(DAY_MS) })]).rows[0]?.started).toBe("22 Nov 16:42:07");
  });
  it("stands still at the data's own time when old", () => {
    const jobs = [buildJob({ startedAt: before(10 * MINUTE_MS) })];
    expect(ofJobs(jobs, { freshness: STALE }).rows[0]?.elapsed).toBe("05:55");
  });
});

describe("order", () => {
  const accounts = [buildAccount({ id: "9", name: "a" }), buildAccount({ id: "1", name: "b" })];
  const jobs = [
    buildJob({ id: "1", accountId: "9", ref: "shot-10", startedAt: before(9 * MINUTE_MS), callbackHost: "b.example" }),
    buildJob({
      id: "2",
      accountId: "1",
      ref: "shot-2",
      startedAt: before(5 * MINUTE_MS),
      kind: "image",
      callbackHost: null,
    }),
    buildJob({ id: "3", accountId: null, ref: null, startedAt: null, callbackHost: "a.example" }),
    buildJob({ id: "4", accountId: "5", ref: "shot-2", startedAt: before(7 * MINUTE_MS), callbackHost: "b.example" }),
  ];
  it.each([
    ["started", "asc", "1423"],
    ["started", "desc", "2413"],
    ["elapsed", "asc", "2413"],
    ["elapsed", "desc", "1423"],
    ["kind", "asc", "1432"],
    ["kind", "desc", "2143"],
    ["account", "asc", "1243"],
    ["account", "desc", "4213"],
    ["ref", "asc", "4213"],
    ["ref", "desc", "1423"],
    ["callback", "asc", "3142"],
    ["callback", "desc", "1432"],
  ] as const)("by %s %s: unknown last, equals oldest first", (sort, dir, ids) => {
    const sorted = table(buildSnapshot({ accounts, jobs }), { sort, dir });
    expect(sorted.rows.map(({ id }) => id).join("")).toBe(ids);
  });
  it.each([
    ["asc", "4123"],
    ["desc", "1423"],
  ] as const)("by usual %s: how many times the usual each has run; without a usual time last", (dir, ids) => {
    const usual = [
      buildUsual({ accountId: "9", p50Ms: 2 * MINUTE_MS }),
      buildUsual({ accountId: "5", p50Ms: 3 * MINUTE_MS }),
    ];
    // Few runs like it: there is a range, and no usual time.
    const few = buildUsual({ kind: "image", accountId: "1", n: 6, p50Ms: null, p95Ms: null });
    const paces = toPaces(jobs, toPaceBook([...usual, few], {}), NOW_MS);
    expect(paces.size).toBe(3);
    const sorted = table(buildSnapshot({ accounts, jobs }), { sort: "usual", dir, paces });
    expect(sorted.rows.map(({ id }) => id).join("")).toBe(ids);
  });
  it("is a permutation that does not depend on where it began, and leaves its input alone", () => {
    const order = fc.record({ sort: fc.constantFrom(...SORT_KEYS), dir: fc.constantFrom(...SORT_DIRECTIONS) });
    fc.assert(
      fc.property(snapshots, order, (snapshot, { sort, dir }) => {
        const labels = accountLabels(snapshot.accounts);
        const options = { sort, dir, accounts: snapshot.accounts, labels };
        const before = [...snapshot.jobs];
        const sorted = sortJobs(snapshot.jobs, options);
        expect(snapshot.jobs).toEqual(before);
        expect(new Set(sorted)).toEqual(new Set(before));
        expect(sorted).toHaveLength(before.length);
        expect(sortJobs(before.reverse(), options)).toEqual(sorted);
      }),
    );
  });
});

describe("pages", () => {
  const many = buildJobs(250);
  it("hold 100 rows, and a page out of range is brought into it", () => {
    expect(ofJobs(many)).toMatchObject({ count: "250", matching: 250, total: 250, page: 1, pages: 3 });
    expect(ofJobs(many).rows).toHaveLength(100);
    expect(ofJobs(many, { page: 3 }).rows).toHaveLength(50);
    for (const [asked, got] of [
      [0, 1],
      [-4, 1],
      [99, 3],
      [Number.NaN, 1],
      [2.7, 2],
    ] as const) {
      expect(ofJobs(many, { page: asked }).page).toBe(got);
    }
  });
  it("together hold every job once", () => {
    const ids = [1, 2, 3].flatMap((page) => ofJobs(many, { page }).rows.map(({ id }) => id));
    expect(new Set(ids).size).toBe(250);
  });
  it("tell the whole number while only the first part of the jobs is here", () => {
    const whole = { matching: 2_000, total: 2_000 };
    expect(ofJobs(buildJobs(50), { cutFrom: whole })).toMatchObject({ ...whole, count: "2,000" });
    const narrowed = { matching: 266, total: 2_000 };
    expect(ofJobs(buildJobs(50), { cutFrom: narrowed })).toMatchObject({ ...narrowed, count: "266 of 2,000" });
  });
});

describe("an empty table", () => {
  const narrowed = (count: number) => ofJobs(buildJobs(count), { filters: { ...ALL, q: "nothing like it" } });
  it("says why it is empty", () => {
    expect(table(null).empty).toBe("No answer yet.");
    expect(table(buildEmptySnapshot()).empty).toBe("No jobs are running.");
    expect(table(buildEmptySnapshot(), { freshness: STALE }).empty).toBe("No jobs were running.");
    const silent = { ...buildEmptySnapshot(), jobsMissing: true as const };
    expect(table(silent)).toMatchObject({ count: null, empty: "useapi.net does not say which jobs are running." });
    expect(table(silent, { freshness: STALE }).empty).toBe("useapi.net did not say which jobs were running.");
    expect(table(buildEmptySnapshot(), { filters: { ...ALL, account: ["1"] } }).empty).toBe(
      "No jobs are running on the accounts shown.",
    );
    expect(narrowed(1).empty).toBe("The one running job does not match these filters.");
    expect(narrowed(16)).toMatchObject({
      count: "0 of 16",
      empty: "None of 16 jobs match these filters.",
      matching: 0,
      total: 16,
      pages: 1,
    });
    expect(ofJobs([buildJob()]).empty).toBeNull();
  });
  it("counts nothing before the first answer", () => {
    expect(table(null).count).toBeNull();
    expect(table(buildEmptySnapshot()).count).toBe("0");
  });
  it("owns up to rows that could not be read", () => {
    expect(table(buildSnapshot({ dropped: { jobs: 1, accounts: 0 } })).note).toBe(
      "1 job sent by useapi.net could not be read.",
    );
    expect(ofJobs([]).note).toBeNull();
  });
});
