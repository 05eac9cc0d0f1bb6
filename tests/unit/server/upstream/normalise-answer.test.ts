import { describe, expect, it } from "vitest";
import { EMPTY_MEMORY } from "@/lib/server/upstream/memory";
import { normalise } from "@/lib/server/upstream/normalise";
import { buildWireAccount, buildWireAnswer, buildWireJob, buildWireJobId } from "@/tests/support/wire/answer";
import { createFeed, NOW_MS } from "@/tests/support/wire/feed";

const context = { nowMs: NOW_MS, accountNames: new Map<string, string>(), accountsInfo: null, speed: 1 };
const take = (body: unknown) => normalise(body, EMPTY_MEMORY, context);

describe("good answers", () => {
  const empty = {
    totals: { slots: null, executing: null, free: null, withheld: 0, uncounted: {}, nextFree: null },
    suggestion: null,
    accounts: [],
    jobs: [],
    dropped: { jobs: 0, accounts: 0 },
  };

  it.each([
    {},
    { executing: null },
    { available: null },
    { executing: null, available: null },
    { executing: [], available: [] },
    { executing: [] },
    { available: [] },
    { error: null },
    { later: { added: true } },
  ])("%j says nothing, which is a good answer", (body) => {
    expect(take(body)).toMatchObject({ ok: true, snapshot: empty });
  });

  it.each([
    [{}, true],
    [{ available: [] }, true],
    [{ executing: null, available: [buildWireAccount({ executing: 1, available: 4 })] }, true],
    [{ executing: "soon", available: [buildWireAccount({ executing: 1, available: 4 })] }, true],
    // Images and speech hold no slot, so they may run all the same.
    [{ available: [buildWireAccount({ executing: 0, available: 5 })] }, true],
    [{ executing: [] }, undefined],
    [{ executing: [], available: [] }, undefined],
  ])("%j: whether it leaves open what runs is told", (body, jobsMissing) => {
    const result = take(body);
    expect(result.ok && result.snapshot.jobsMissing).toBe(jobsMissing);
  });

  it("do not take rows of which none can be read for an empty list: neither is nothing running, nor all full", () => {
    const renamed = take({ executing: [{ task: "a" }, { task: "b" }], available: [buildWireAccount()] });
    expect(renamed).toMatchObject({
      ok: true,
      snapshot: { jobs: [], jobsMissing: true, dropped: { jobs: 2, accounts: 0 }, totals: { slots: 5 } },
    });
    const accounts = take({ executing: [buildWireJob()], available: [{ name: "a" }] });
    expect(accounts).toMatchObject({
      ok: true,
      snapshot: { accounts: [{ inferred: false, available: null }], dropped: { jobs: 0, accounts: 1 } },
    });
  });

  it("are good whatever else they tell: lists weigh more than an error beside them", () => {
    expect(take({ ...buildWireAnswer(), error: "canary", code: 500 })).toMatchObject({ ok: true });
  });

  it("are good when one list is of the wrong type and the other can be read", () => {
    const result = take({ executing: "soon", available: [buildWireAccount()] });
    expect(result).toMatchObject({ ok: true, snapshot: { jobs: [], totals: { slots: 5 } } });
    expect(result.report.executing.state).toBe("wrong-type");
    expect(result).toMatchObject({ snapshot: { dropped: { jobs: 1, accounts: 0 } } });
    const keyed = take({ executing: { a: buildWireJob(), b: buildWireJob() }, available: [buildWireAccount()] });
    expect(keyed).toMatchObject({ ok: true, snapshot: { jobs: [], dropped: { jobs: 2, accounts: 0 } } });
    expect(take({ executing: [buildWireJob()], available: {} })).toMatchObject({
      ok: true,
      snapshot: { accounts: [{ executing: null, available: null, inferred: false }] },
    });
  });

  it("are good when one row of either list can be read", () => {
    expect(take({ executing: [null], available: [buildWireAccount()] })).toMatchObject({
      ok: true,
      snapshot: { dropped: { jobs: 1, accounts: 0 } },
    });
    expect(take({ executing: [buildWireJob()], available: [null, 3] })).toMatchObject({
      ok: true,
      snapshot: { dropped: { jobs: 0, accounts: 2 } },
    });
  });
});

describe("bad answers", () => {
  it.each([null, undefined, true, 3, "text", "", [], [buildWireJob()]])("%j is no answer", (body) => {
    expect(take(body)).toMatchObject({ ok: false, code: "bad-response", status: null });
  });

  it.each([
    { executing: [null] },
    { executing: [{}], available: [] },
    { executing: [], available: ["x"] },
    { executing: [1, 2], available: [{ maxJobs: 5 }] },
  ])("%j has rows of which none can be read", (body) => {
    expect(take(body)).toMatchObject({ ok: false, code: "bad-response", detail: "none of its rows can be read" });
  });

  it.each([{ executing: "x" }, { available: {} }, { executing: 1, available: 2 }, { executing: {}, available: null }])(
    "%j is of the wrong shape",
    (body) => {
      expect(take(body)).toMatchObject({ ok: false, code: "bad-response", detail: "no list where one belongs" });
    },
  );

  it.each([
    [{ error: "Unauthorized", code: 401 }, "unauthorised", 401],
    [{ error: "x", code: "402" }, "subscription", 402],
    [{ error: { code: 403, message: "x" } }, "forbidden", 403],
    [{ error: { status: 429 } }, "rate-limited", 429],
    [{ error: "x", code: 596, executing: null }, "account-error", 596],
    [{ error: "x", code: 500 }, "upstream-error", 500],
    [{ code: 401 }, "unauthorised", 401],
    [{ error: "x" }, "upstream-error", null],
    [{ error: "x", code: 200 }, "upstream-error", null],
    [{ error: "x", code: "E_BROKEN" }, "upstream-error", null],
    [{ error: true, code: {} }, "upstream-error", null],
    // Something else where an array belongs is no array either.
    [{ error: "x", code: 401, executing: "soon" }, "unauthorised", 401],
    [{ error: "x", code: 402, executing: { a: 1 }, available: 3 }, "subscription", 402],
    // And empty ones beside an error are no news of jobs that ended.
    [{ executing: [], available: [], error: "x", code: 401 }, "unauthorised", 401],
    [{ executing: [], error: "x", code: 596 }, "account-error", 596],
  ])("%j, a 200, goes by its code", (body, code, status) => {
    expect(take(body)).toMatchObject({ ok: false, code, status });
  });

  it("never pass on the upstream's words", () => {
    expect(JSON.stringify(take({ error: "canary", code: 401 }))).not.toMatch(/canary/);
  });
});

describe("the report", () => {
  it("tells what was dropped and why, what was twice, what could not be read, and which fields are new", () => {
    const feed = createFeed();
    feed.take({
      executing: [
        null,
        {},
        buildWireJob({ elapsed: "3 min", replyRef: "  ", model: "canary" }),
        buildWireJob(),
        buildWireJob({ videoId: "x", started: "canary", elapsed: null }),
      ],
      available: [{ maxJobs: 5 }, buildWireAccount({ maxJobs: "canary", executingAudio: -1, executingLipSync: 1 })],
      region: "canary",
      "canary key of somebody": 1,
    });
    const { executing, available, unknown } = feed.last().report;
    expect(executing).toMatchObject({
      state: "given",
      rows: 5,
      dropped: { "not-an-object": 1, "no-id": 1 },
      duplicates: 1,
    });
    expect(Object.fromEntries(executing.unreadable)).toEqual({ elapsed: 1, started: 1 });
    expect([...executing.unknown.names]).toEqual(["model"]);
    expect(available).toMatchObject({ rows: 2, dropped: { "no-id": 1 }, duplicates: 0 });
    expect(Object.fromEntries(available.unreadable)).toEqual({ maxJobs: 1, "executing*": 1 });
    expect([...available.unknown.names]).toEqual(["executingLipSync"]);
    expect([[...unknown.names], unknown.oddNames]).toEqual([["region"], 1]);
  });

  it("holds a bounded number of names", () => {
    const feed = createFeed();
    feed.take(Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`field${index}`, 1])));
    expect(feed.last().report.unknown.names.size).toBe(40);
  });
});

/** The monitor takes its revision from this text: equal content must be equal text, in every process. */
describe("the snapshot's text", () => {
  const textOf = (body: unknown) => JSON.stringify(createFeed().take(body));
  const second = buildWireJobId({ id: "2" });

  it("stays while nothing but time passes", () => {
    const feed = createFeed();
    const at = (elapsed: string) => {
      const job = buildWireJob({ started: undefined, elapsed });
      return JSON.stringify(feed.take(buildWireAnswer({ executing: [job] })));
    };
    expect(at("00:10")).toBe(at("00:14"));
  });

  it("does not depend on the order of the upstream's rows or keys", () => {
    const rows = [buildWireJob(), buildWireJob({ videoId: second })];
    const accounts = [
      buildWireAccount({ executingAudio: 1, executingImage: 2 }),
      buildWireAccount({ account: "b", executingOther: 1, executingImage: 2, executingAudio: 1 }),
    ];
    const reversed = (list: object[]) => list.map((row) => Object.fromEntries(Object.entries(row).reverse())).reverse();
    expect(textOf({ executing: rows, available: accounts })).toBe(
      textOf({ available: reversed(accounts), executing: reversed(rows) }),
    );
  });

  it.each([
    ["a figure", { available: [buildWireAccount({ available: 2 })] }],
    ["a job", { executing: [buildWireJob()] }],
    ["a reference", { executing: [buildWireJob({ replyRef: "x" }), buildWireJob({ videoId: second })] }],
    ["an uncounted job", { available: [buildWireAccount({ executingAudio: 1 })] }],
    ["a dropped row", { available: [buildWireAccount(), null] }],
    ["what is listed", { available: [] }],
  ])("changes with %s", (_, change) => {
    const executing = [buildWireJob(), buildWireJob({ videoId: second })];
    expect(textOf(buildWireAnswer({ executing, ...change }))).not.toBe(textOf(buildWireAnswer({ executing })));
  });
});

describe("purity", () => {
  it("changes neither the body nor the memory it was given", () => {
    const body = buildWireAnswer();
    const copy = structuredClone(body);
    const first = take(body);
    if (!first.ok) throw new Error("not good");
    const remembered = structuredClone(first.memory);
    normalise({ executing: [], available: [] }, first.memory, { ...context, nowMs: NOW_MS + 3_600_000 });
    expect(body).toEqual(copy);
    expect(first.memory).toEqual(remembered);
    expect(EMPTY_MEMORY.accounts.size + EMPTY_MEMORY.jobs.size).toBe(0);
  });
});
