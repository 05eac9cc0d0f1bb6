import { describe, expect, it } from "vitest";
import { hasFilters, matchesJob, narrowSnapshot, showsJobsOnly, type Filters } from "@/lib/domain/narrow";
import { buildAccount } from "@/tests/support/builders/build-account";
import { buildJob } from "@/tests/support/builders/build-job";
import { buildSnapshot } from "@/tests/support/builders/build-snapshot";

const filters = (part: Partial<Filters> = {}): Filters => ({ account: [], kind: [], q: "", refPrefix: "", ...part });

const west = buildAccount({ id: "1", name: "west" });
const east = buildAccount({ id: "2", name: "east", executing: 1, available: 4, uncounted: { image: 1 } });
const jobs = [
  buildJob({ id: "a-1", accountId: "1", ref: "Promo/07" }),
  buildJob({ id: "b-2", accountId: "2", ref: null }),
  buildJob({ id: "c-3", accountId: "2", kind: "image", ref: "promo/08" }),
  buildJob({ id: "d-4", accountId: null, ref: "promo/09" }),
];
const snapshot = buildSnapshot({ accounts: [west, east], jobs });
const idsOf = (part: Partial<Filters>) => narrowSnapshot(snapshot, filters(part)).jobs.map(({ id }) => id);

describe("narrowSnapshot", () => {
  it("gives the snapshot itself where no filter is set", () => {
    expect(narrowSnapshot(snapshot, filters())).toBe(snapshot);
  });
  it("narrows by account accounts, jobs, totals and suggestion", () => {
    const narrowed = narrowSnapshot(snapshot, filters({ account: ["1"] }));
    expect(narrowed.accounts).toEqual([west]);
    expect(narrowed.jobs.map(({ id }) => id)).toEqual(["a-1"]);
    expect(narrowed.totals).toMatchObject({ slots: 5, free: 2, uncounted: {} });
    expect(narrowed.suggestion).toEqual({ accountId: "1" });
  });
  it("leaves nothing of an account nobody knows, with unknown totals", () => {
    const narrowed = narrowSnapshot(snapshot, filters({ account: ["9"] }));
    expect(narrowed).toMatchObject({ accounts: [], jobs: [], suggestion: null });
    expect(narrowed.totals.free).toBeNull();
  });
  it("narrows jobs alone by kind, search or prefix", () => {
    expect(idsOf({ kind: ["image"] })).toEqual(["c-3"]);
    expect(idsOf({ q: "PROMO" })).toEqual(["a-1", "c-3", "d-4"]);
    expect(idsOf({ q: "b-2" })).toEqual(["b-2"]);
    expect(idsOf({ refPrefix: "promo" })).toEqual(["c-3", "d-4"]);
    expect(narrowSnapshot(snapshot, filters({ kind: ["image"] })).totals).toBe(snapshot.totals);
  });
  it("does not let kind or search change which account is suggested", () => {
    // Equally free, and not said how many run: then the jobs decide, all of them.
    const silent = { executing: null, available: 2 };
    const tied = buildSnapshot({
      accounts: [buildAccount({ ...west, ...silent }), buildAccount({ ...east, ...silent })],
      jobs: [...jobs, buildJob({ id: "e-5", accountId: "2" })],
    });
    const plain = narrowSnapshot(tied, filters({ account: ["1", "2"] })).suggestion;
    expect(narrowSnapshot(tied, filters({ account: ["1", "2"], q: "nothing" })).suggestion).toEqual(plain);
    expect(plain).toEqual({ accountId: "1" });
  });
});

describe("matchesJob", () => {
  it("never matches a job without account or reference where one is asked for", () => {
    expect(matchesJob(buildJob({ accountId: null }), filters({ account: ["1"] }))).toBe(false);
    expect(matchesJob(buildJob({ ref: null }), filters({ refPrefix: "x" }))).toBe(false);
  });
});

describe("what is asked of filters", () => {
  const one: [string, Partial<Filters>, { isSet: boolean; isJobsOnly: boolean }][] = [
    ["no filter", {}, { isSet: false, isJobsOnly: false }],
    ["an account", { account: ["1"] }, { isSet: true, isJobsOnly: false }],
    ["kinds with videos", { kind: ["video", "image"] }, { isSet: true, isJobsOnly: false }],
    ["kinds without videos", { kind: ["image"] }, { isSet: true, isJobsOnly: true }],
    ["a search", { q: "x" }, { isSet: true, isJobsOnly: true }],
    ["a beginning of references", { refPrefix: "x" }, { isSet: true, isJobsOnly: true }],
  ];
  it.each(one)("%s: whether any is set, and whether a link shows jobs alone", (_, part, { isSet, isJobsOnly }) => {
    expect(hasFilters(filters(part))).toBe(isSet);
    expect(showsJobsOnly(filters(part))).toBe(isJobsOnly);
  });
});
