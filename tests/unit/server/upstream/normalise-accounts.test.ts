import { describe, expect, it } from "vitest";
import {
  accountIn,
  buildAccountsInfo as info,
  buildListed as listed,
  buildWireJobs as jobs,
} from "@/tests/support/wire/accounts";
import type { Wire } from "@/tests/support/wire/answer";
import { createFeed } from "@/tests/support/wire/feed";

describe("an account in available[]", () => {
  it("has its numbers as given, though they disagree", () => {
    const feed = createFeed();
    feed.take({ executing: [], available: [listed("a", 8, 3, 2)] });
    expect(accountIn(feed)).toEqual({
      id: "a",
      name: null,
      maxJobs: 8,
      executing: 3,
      available: 2,
      listed: true,
      inferred: false,
      consistent: false,
      uncounted: {},
      problem: null,
      sessionEndsAt: null,
      nextFree: null,
    });
  });

  it("may execute more than its max, and have less than nothing free: shown as given", () => {
    const feed = createFeed();
    feed.take({ executing: jobs("a", 7), available: [listed("a", 5, 7, -2)] });
    expect(accountIn(feed)).toMatchObject({ maxJobs: 5, executing: 7, available: -2, consistent: true });
  });

  it.each(["maxJobs", "executing", "available"] as const)("without %s has null there, never zero", (field) => {
    const feed = createFeed();
    feed.take({ executing: [], available: [listed("a", 5, 0, 5, { [field]: undefined })] });
    expect(accountIn(feed)).toMatchObject({ ...{ maxJobs: 5, executing: 0, available: 5 }, [field]: null });
  });

  it("bears the operator's name for it", () => {
    const feed = createFeed({ accountNames: new Map([["a", "shorts"]]) });
    feed.take({ executing: [], available: [listed("a", 5, 0, 5), listed("b", 5, 0, 5)] });
    expect([accountIn(feed, "a").name, accountIn(feed, "b").name]).toEqual(["shorts", null]);
  });

  it.each([null, "text", 7, [], {}, { account: null }, { account: "" }, { account: 381904455712900101 }])(
    "%j is dropped and counted, and its good neighbours survive",
    (row) => {
      const feed = createFeed();
      const snapshot = feed.take({ executing: [], available: [row, listed("a", 5, 0, 5)] });
      expect(snapshot.accounts.map(({ id }) => id)).toEqual(["a"]);
      expect(snapshot.dropped).toEqual({ jobs: 0, accounts: 1 });
    },
  );

  it("of duplicate ids the first counts", () => {
    const feed = createFeed();
    const snapshot = feed.take({ executing: [], available: [listed("a", 5, 0, 5), listed("a", 9, 9, 9)] });
    expect(snapshot.accounts).toHaveLength(1);
    expect(accountIn(feed).maxJobs).toBe(5);
    expect(snapshot.dropped.accounts).toBe(0);
  });

  it("may be called like something every object has", () => {
    const feed = createFeed();
    const body = JSON.parse(
      '{"executing": [], "available": [{"account": "__proto__", "maxJobs": 2, "executing": 0, "available": 2, "__proto__": {"maxJobs": 9}}, {"account": "constructor", "maxJobs": 3}]}',
    );
    feed.take(body);
    expect(accountIn(feed, "__proto__")).toMatchObject({ maxJobs: 2, available: 2 });
    expect(accountIn(feed, "constructor")).toMatchObject({ maxJobs: 3, executing: null, available: null });
  });
});

describe("a number that can't be a count", () => {
  it.each([
    ["maxJobs", -5],
    ["maxJobs", 2.5],
    ["executing", -1],
    ["executing", "0.5"],
    ["executing", 1e9],
    ["available", 2.5],
    ["maxJobs", "five"],
  ] as const)("%s %j is unknown, and with an unknown number an account is consistent", (field, value) => {
    const feed = createFeed();
    feed.take({ executing: [], available: [listed("a", 5, 0, 5, { [field]: value })] });
    expect(accountIn(feed)).toMatchObject({ [field]: null, consistent: true });
  });
});

describe("consistent", () => {
  const agreeing = { executing: jobs("a", 2), available: [listed("a", 5, 2, 3)] };
  const disagreeing = { executing: jobs("a", 1), available: [listed("a", 5, 2, 3)] };

  it("is false at once when executing + available is not maxJobs", () => {
    const feed = createFeed();
    feed.take({ executing: jobs("a", 3), available: [listed("a", 8, 3, 2)] });
    expect(accountIn(feed).consistent).toBe(false);
  });

  it("is false after 3 polls in a row in which the video rows are not `executing`, and true again at once", () => {
    const feed = createFeed();
    const seen = [disagreeing, disagreeing, disagreeing, disagreeing, agreeing, disagreeing].map((body) => {
      feed.take(body);
      return accountIn(feed).consistent;
    });
    expect(seen).toEqual([true, true, false, false, true, true]);
  });

  it.each([
    ["an answer that agrees", agreeing],
    ["an answer without the account", { executing: jobs("a", 1), available: [] }],
    ["an answer without executing[]: rows not sent can't disagree", { available: disagreeing.available }],
  ])("%s ends the row", (_, between) => {
    const feed = createFeed();
    for (const body of [disagreeing, disagreeing, between, disagreeing, disagreeing]) {
      feed.take(body);
      expect(accountIn(feed).consistent).toBe(true);
    }
    feed.take(disagreeing);
    expect(accountIn(feed).consistent).toBe(false);
  });

  it("counts videos alone: images and speech hold no slot", () => {
    const feed = createFeed();
    const body = { ...agreeing, executing: [...jobs("a", 2), ...jobs("a", 4, "image"), ...jobs("a", 1, "audio")] };
    for (let poll = 0; poll < 4; poll += 1) feed.take(body);
    expect(accountIn(feed).consistent).toBe(true);
  });

  it.each(["maxJobs", "executing", "available"] as const)("is true while %s is unknown", (field) => {
    const feed = createFeed();
    for (let poll = 0; poll < 4; poll += 1) {
      feed.take({ executing: jobs("a", 1), available: [listed("a", 9, 2, 3, { [field]: null })] });
    }
    expect(accountIn(feed).consistent).toBe(true);
  });

  it("is true for an inferred account", () => {
    const feed = createFeed();
    feed.take({ executing: [], available: [listed("a", 8, 3, 2)] });
    feed.take({ executing: jobs("a", 1), available: [] });
    expect(accountIn(feed)).toMatchObject({ inferred: true, consistent: true });
  });
});

describe("uncounted", () => {
  const uncountedOf = (executing: Wire[], row: Wire) => {
    const feed = createFeed();
    feed.take({ executing, available: [listed("a", 5, 0, 5, row)] });
    return accountIn(feed).uncounted;
  };

  it("is by kind the larger of the rows and the upstream's counter", () => {
    expect(uncountedOf(jobs("a", 3, "audio"), { executingAudio: 1 })).toEqual({ speech: 3 });
    expect(uncountedOf(jobs("a", 1, "audio"), { executingAudio: 2 })).toEqual({ speech: 2 });
    expect(uncountedOf(jobs("a", 2, "image"), {})).toEqual({ image: 2 });
  });

  it("takes executingAudio for none where it is absent", () => {
    expect(uncountedOf([], {})).toEqual({});
    expect(uncountedOf([], { executingAudio: 0 })).toEqual({});
  });

  it("takes any unknown executing* number for one more counter", () => {
    expect(uncountedOf([], { executingLipSync: 2, executingAgents: 1 })).toEqual({ unknown: 3 });
    expect(uncountedOf(jobs("a", 4, "file"), { executingLipSync: 2 })).toEqual({ unknown: 4 });
    expect(uncountedOf([], { executing_chat: 2, executingchat: 1, "executing-audio": 1, executing_video: 9 })).toEqual({
      unknown: 3,
      speech: 1,
    });
  });

  it("gives a counter that names a kind to that kind, and videos to none: they are what `executing` counts", () => {
    const counters = { executingImages: 2, executingMusic: 1, executingVideo: 9 };
    expect(uncountedOf([], counters)).toEqual({ image: 2, music: 1 });
  });

  it.each(["many", null, -1, 1e300, {}])("ignores a counter of %j", (value) => {
    expect(uncountedOf([], { executingAudio: value, executingOther: value })).toEqual({});
  });

  it("holds no slot, and adds up over accounts and over jobs of no account", () => {
    const feed = createFeed();
    const { totals } = feed.take({
      executing: [...jobs("a", 2, "image"), ...jobs("b", 1, "image"), { videoId: "of nobody" }],
      available: [listed("a", 5, 0, 5, { executingAudio: 1 })],
    });
    expect(totals).toEqual({
      slots: 5,
      executing: 0,
      free: 5,
      withheld: 0,
      uncounted: { image: 3, speech: 1, unknown: 1 },
      nextFree: null,
    });
  });
});

describe("what GET accounts tells", () => {
  const before = "2026-11-24T12:00:00.000Z";
  const after = "2026-11-24T12:00:00.001Z";

  it("is a problem in our words, on listed and unlisted accounts alike", () => {
    const feed = createFeed({ accountsInfo: info({ a: { hasError: true }, b: { hasError: true } }) });
    feed.take({ executing: [], available: [listed("a", 5, 0, 5)] });
    const problem = { code: "account-error", message: "useapi.net reports an error on this account." };
    expect(accountIn(feed, "a").problem).toEqual(problem);
    expect(accountIn(feed, "b").problem).toEqual(problem);
  });

  it("says when a session ends, and that it has", () => {
    const feed = createFeed({ accountsInfo: info({ a: { sessionEndsAt: before }, b: { sessionEndsAt: after } }) });
    feed.take({ executing: [], available: [listed("a", 5, 0, 5), listed("b", 5, 0, 5)] });
    expect(accountIn(feed, "a")).toMatchObject({
      sessionEndsAt: before,
      problem: { code: "session-ended", message: "The MiniMax session of this account has ended." },
    });
    expect(accountIn(feed, "b")).toMatchObject({ sessionEndsAt: after, problem: null });
  });

  it("an error weighs more than an ended session", () => {
    const feed = createFeed({ accountsInfo: info({ a: { hasError: true, sessionEndsAt: before } }) });
    feed.take({});
    expect(accountIn(feed).problem?.code).toBe("account-error");
  });

  it("does not touch the figures of a listed account", () => {
    const feed = createFeed({ accountsInfo: info({ a: { maxJobs: 9 } }) });
    feed.take({ executing: [], available: [listed("a", 5, 0, 5)] });
    expect(accountIn(feed).maxJobs).toBe(5);
  });
});

describe("order and suggestion", () => {
  it("accounts are by name in natural order, else by id", () => {
    const feed = createFeed({
      accountNames: new Map([
        ["1", "shorts-10"],
        ["2", "shorts-2"],
      ]),
    });
    const { accounts } = feed.take({ available: ["30", "1", "4", "2"].map((id) => listed(id, 5, 0, 5)) });
    expect(accounts.map(({ id }) => id)).toEqual(["2", "1", "4", "30"]);
  });

  it("suggests the listed account without a problem that has most free slots", () => {
    const feed = createFeed({ accountsInfo: info({ broken: { hasError: true } }) });
    const available = [listed("a", 5, 3, 2), listed("b", 5, 2, 3), listed("broken", 9, 0, 9), listed("c", 5, 5, 0)];
    expect(feed.take({ executing: [], available }).suggestion).toEqual({ accountId: "b" });
    expect(feed.take({ executing: [], available: [listed("c", 5, 5, 0)] }).suggestion).toBeNull();
  });
});
