import { describe, expect, it } from "vitest";
import {
  accountIn,
  buildAccountsInfo as info,
  buildListed as listed,
  buildWireJobs as jobs,
} from "@/tests/support/wire/accounts";
import { createFeed, NOW_MS } from "@/tests/support/wire/feed";
import { DAY_MS } from "@/lib/domain/time-units";

describe("an unlisted account with running videos", () => {
  it("is inferred: maxJobs remembered, executing from its videos, none free, the rest withheld", () => {
    const feed = createFeed();
    feed.take({ executing: jobs("a", 1), available: [listed("a", 5, 1, 4)] });
    const { totals } = feed.take({ executing: jobs("a", 3), available: [] });
    expect(accountIn(feed)).toMatchObject({ maxJobs: 5, executing: 3, available: 0, listed: false, inferred: true });
    expect(totals).toEqual({ slots: 5, executing: 3, free: 0, withheld: 2, uncounted: {}, nextFree: null });
  });

  it("remembers the last maxJobs the upstream listed, over answers that left it out", () => {
    const feed = createFeed();
    feed.take({ executing: [], available: [listed("a", 5, 0, 5)] });
    feed.take({ executing: [], available: [listed("a", 4, 0, 4)] });
    feed.take({ executing: [], available: [listed("a", undefined, 0, 4)] });
    feed.take({});
    feed.take({ executing: jobs("a", 4), available: [] });
    expect(accountIn(feed).maxJobs).toBe(4);
  });

  it("has maxJobs from GET accounts when none is remembered; a remembered one goes first", () => {
    const feed = createFeed({ accountsInfo: info({ a: { maxJobs: 3 } }) });
    feed.take({ executing: jobs("a", 1), available: [] });
    expect(accountIn(feed)).toMatchObject({ maxJobs: 3, executing: 1, available: 0, inferred: true });
    feed.take({ executing: jobs("a", 1), available: [listed("a", 5, 1, 4)] });
    feed.take({ executing: jobs("a", 1), available: [] });
    expect(accountIn(feed).maxJobs).toBe(5);
  });

  it("has maxJobs from GET accounts when that was asked ten minutes or more after it was last listed", () => {
    const feed = createFeed();
    feed.take({ executing: [], available: [listed("a", 2, 0, 2)] });
    feed.tell(info({ a: { maxJobs: 5 } }, NOW_MS + 9 * 60_000));
    feed.take({ executing: jobs("a", 2), available: [] }, 9 * 60_000);
    expect(accountIn(feed)).toMatchObject({ maxJobs: 2, executing: 2 });
    feed.tell(info({ a: { maxJobs: 5 } }, NOW_MS + 11 * 60_000));
    const { totals } = feed.take({ executing: jobs("a", 2), available: [] }, 2 * 60_000);
    expect(accountIn(feed)).toMatchObject({ maxJobs: 5, executing: 2 });
    expect(totals).toMatchObject({ slots: 5, executing: 2, withheld: 3 });
    feed.take({ executing: jobs("a", 1), available: [listed("a", 3, 1, 2)] });
    feed.take({ executing: jobs("a", 3), available: [] });
    expect(accountIn(feed).maxJobs).toBe(3);
  });

  it("has maxJobs from GET accounts at once when more runs than it was listed with, and keeps that when less runs", () => {
    const feed = createFeed();
    feed.take({ executing: jobs("a", 1), available: [listed("a", 2, 1, 1)] });
    feed.tell(info({ a: { maxJobs: 4 } }, NOW_MS + 60_000));
    feed.take({ executing: jobs("a", 2), available: [] }, 60_000);
    expect(accountIn(feed)).toMatchObject({ maxJobs: 2, executing: 2 });
    feed.take({ executing: jobs("a", 3), available: [] });
    expect(accountIn(feed)).toMatchObject({ maxJobs: 4, executing: 3 });
    feed.take({ executing: jobs("a", 2), available: [] });
    expect(accountIn(feed)).toMatchObject({ maxJobs: 4, executing: 2 });
    // Newer still, and no more to be doubted than before.
    feed.tell(info({ a: { maxJobs: 3 } }, NOW_MS + 120_000));
    feed.take({ executing: jobs("a", 3), available: [] }, 60_000);
    expect(accountIn(feed)).toMatchObject({ maxJobs: 3, executing: 3 });
    feed.take({ executing: jobs("a", 1), available: [listed("a", 2, 1, 1)] });
    feed.take({ executing: jobs("a", 2), available: [] });
    expect(accountIn(feed)).toMatchObject({ maxJobs: 2, executing: 2 });
  });

  it.each([
    ["told before it was listed", 4, NOW_MS - 60_000],
    ["below what runs: a request may override it", 3, NOW_MS + 60_000],
  ])("keeps the maxJobs it was listed with though more runs, when GET accounts' is %s", (_, told, atMs) => {
    const feed = createFeed();
    feed.take({ executing: jobs("a", 1), available: [listed("a", 2, 1, 1)] });
    feed.tell(info({ a: { maxJobs: told } }, atMs));
    feed.take({ executing: jobs("a", 4), available: [] }, 60_000);
    expect(accountIn(feed)).toMatchObject({ maxJobs: 2, executing: 4 });
  });

  it("without any known maxJobs has null there, and a total of nothing known is null, not zero", () => {
    const feed = createFeed();
    const { totals } = feed.take({ executing: jobs("a", 2), available: [] });
    expect(accountIn(feed)).toMatchObject({ maxJobs: null, executing: 2, available: 0, inferred: true });
    expect(totals).toEqual({ slots: null, executing: null, free: null, withheld: 0, uncounted: {}, nextFree: null });
  });

  it("withholds nothing when it runs more than its max", () => {
    const feed = createFeed({ accountsInfo: info({ a: { maxJobs: 2 } }) });
    expect(feed.take({ executing: jobs("a", 3), available: [] }).totals.withheld).toBe(0);
  });
});

describe("an unlisted account without running videos", () => {
  const idle = { executing: null, available: null, listed: false, inferred: false, consistent: true };

  it("is a row outside the totals", () => {
    const feed = createFeed();
    feed.take({ executing: [], available: [listed("a", 5, 0, 5), listed("b", 3, 0, 3)] });
    const { totals } = feed.take({ executing: [], available: [listed("b", 3, 0, 3)] });
    expect(accountIn(feed)).toMatchObject({ ...idle, maxJobs: 5 });
    expect(totals).toMatchObject({ slots: 3, executing: 0, free: 3, withheld: 0 });
  });

  it("is a row when known only from GET accounts", () => {
    const feed = createFeed({ accountsInfo: info({ a: { maxJobs: 4 } }) });
    const { totals } = feed.take({ executing: [], available: [] });
    expect(accountIn(feed)).toMatchObject({ ...idle, maxJobs: 4 });
    expect(totals.slots).toBeNull();
  });

  it("stays idle when only images run on it: they hold no slot", () => {
    const feed = createFeed();
    feed.take({ executing: jobs("a", 2, "image"), available: [] });
    expect(accountIn(feed)).toMatchObject({ ...idle, uncounted: { image: 2 } });
  });

  it("goes after 24 h unseen", () => {
    const feed = createFeed();
    feed.take({ executing: [], available: [listed("a", 5, 0, 5)] });
    feed.take({}, DAY_MS - 1);
    expect(accountIn(feed).id).toBe("a");
    expect(feed.take({}, 1).accounts).toEqual([]);
    expect(feed.last().memory.accounts.size).toBe(0);
  });

  it("goes sooner where time is compressed", () => {
    const feed = createFeed({ speed: 100 });
    feed.take({ executing: [], available: [listed("a", 5, 0, 5)] });
    expect(feed.take({}, DAY_MS / 100 - 1).accounts).toHaveLength(1);
    expect(feed.take({}, 1).accounts).toHaveLength(0);
  });

  it.each([
    ["a listing", { available: [listed("a", 5, 0, 5)] }],
    ["a job of whatever kind", { executing: jobs("a", 1, "image") }],
  ])("is seen again by %s", (_, body) => {
    const feed = createFeed();
    feed.take({ executing: [], available: [listed("a", 5, 0, 5)] });
    feed.take(body, DAY_MS - 1);
    feed.take({}, DAY_MS - 1);
    expect(accountIn(feed).id).toBe("a");
  });

  it("stays as long as GET accounts names it, and 24 h from the last time it did", () => {
    const feed = createFeed();
    feed.tell(info({ a: { maxJobs: 4, hasError: true } }));
    feed.take({});
    feed.tell(info({ a: { maxJobs: 4 } }, NOW_MS + DAY_MS));
    feed.take({}, DAY_MS);
    expect(accountIn(feed).id).toBe("a");
    expect(feed.take({}, DAY_MS).accounts).toEqual([]);
  });

  it("ages from when a clock was set back that was a year ahead, and so does its capacity", () => {
    const feed = createFeed();
    feed.take({ executing: [], available: [listed("a", 2, 0, 2), listed("gone", 3, 0, 3)] }, 365 * DAY_MS);
    feed.take({ executing: jobs("a", 2), available: [] }, -365 * DAY_MS);
    expect(feed.last().snapshot.accounts.map(({ id }) => id)).toEqual(["a", "gone"]);
    feed.tell(info({ a: { maxJobs: 6 } }, NOW_MS + DAY_MS));
    feed.take({ executing: jobs("a", 2), available: [] }, DAY_MS);
    expect(feed.last().snapshot.accounts).toMatchObject([{ id: "a", maxJobs: 6 }]);
  });

  it("a memory filled by force is bounded, the longest unseen forgotten first", () => {
    const feed = createFeed();
    const flood = (prefix: string) => Array.from({ length: 1_500 }, (_, index) => listed(`${prefix}${index}`, 1, 0, 1));
    feed.take({ available: flood("old") });
    feed.take({ available: flood("new") });
    const { accounts } = feed.last().memory;
    expect(accounts.size).toBe(2_000);
    expect([...accounts.keys()].filter((id) => id.startsWith("new"))).toHaveLength(1_500);
  });
});

describe("with available missing altogether", () => {
  it.each([{}, { available: null }])("nothing is inferred: account figures are null (%j)", (without) => {
    const feed = createFeed({ accountsInfo: info({ b: { maxJobs: 3 } }) });
    feed.take({ executing: [], available: [listed("a", 5, 0, 5)] });
    const { totals, suggestion, accounts } = feed.take({ executing: [...jobs("a", 2), ...jobs("c", 1)], ...without });
    const nothing = { maxJobs: null, executing: null, available: null, listed: false, inferred: false };
    expect(accounts.map(({ id }) => id)).toEqual(["a", "b", "c"]);
    for (const account of accounts) expect(account).toMatchObject({ ...nothing, consistent: true });
    expect(totals).toMatchObject({ slots: null, executing: null, free: null, withheld: 0 });
    expect(suggestion).toBeNull();
    expect(feed.take({ executing: jobs("a", 2), available: [] }).totals.slots).toBe(5);
  });
});
