import { describe, expect, it } from "vitest";
import type { Snapshot } from "@/lib/domain/snapshot";
import { revisionOf } from "@/lib/server/upstream/revision";
import { buildWireAccount, buildWireAnswer, buildWireJob, buildWireJobId } from "@/tests/support/wire/answer";
import { createFeed } from "@/tests/support/wire/feed";

const revision = (body: unknown) => revisionOf(createFeed().take(body));
const second = buildWireJobId({ id: "2" });

describe("revisionOf", () => {
  it("is the same in every process that holds the same content", () => {
    const empty: Snapshot = {
      totals: { slots: null, executing: null, free: null, withheld: 0, uncounted: {} },
      suggestion: null,
      accounts: [],
      jobs: [],
      dropped: { jobs: 0, accounts: 0 },
    };
    // Written down from another process: a hash salted by process, time or machine would differ.
    expect(revisionOf(empty)).toBe("XTLYppFRmcly1oDS");
    expect(revision({})).toBe(revisionOf(empty));
  });

  it("stays while nothing but time passes", () => {
    const feed = createFeed();
    const at = (elapsed: string) =>
      revisionOf(feed.take(buildWireAnswer({ executing: [buildWireJob({ started: undefined, elapsed })] })));
    expect(at("00:10")).toBe(at("00:14"));
  });

  it("does not depend on the order of the upstream's rows or keys", () => {
    const rows = [buildWireJob(), buildWireJob({ videoId: second })];
    const accounts = [buildWireAccount(), buildWireAccount({ account: "b" })];
    const reversedKeys = rows.map((row) => Object.fromEntries(Object.entries(row).reverse()));
    expect(revision({ executing: rows, available: accounts })).toBe(
      revision({ available: [...accounts].reverse(), executing: reversedKeys.reverse() }),
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
    expect(revision(buildWireAnswer({ executing, ...change }))).not.toBe(revision(buildWireAnswer({ executing })));
  });
});
