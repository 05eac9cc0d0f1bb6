import { describe, expect, it } from "vitest";
import { createPruning } from "@/lib/server/store/pruning";
import { StoreAwayError } from "@/lib/server/store/store-away";

const EVERY_MS = 1_000;

function setUp() {
  let nowMs = 0;
  let fault: Error | null = null;
  const seen = { tries: 0, changes: [] as unknown[] };
  const due = createPruning({
    prune: () => {
      seen.tries += 1;
      return fault === null ? Promise.resolve() : Promise.reject(fault);
    },
    everyMs: EVERY_MS,
    monotonic: () => nowMs,
    onChange: (error) => void seen.changes.push(error),
  });
  return {
    seen,
    due,
    failWith: (error: Error | null) => (fault = error),
    pass: (ms: number) => (nowMs += ms),
  };
}

describe("pruning", () => {
  it("is done now and then, however often the database comes back", async () => {
    const { seen, due, pass } = setUp();
    await due();
    pass(EVERY_MS - 1);
    await due();
    expect(seen.tries).toBe(1);
    pass(1);
    await due();
    expect(seen.tries).toBe(2);
    expect(seen.changes).toEqual([]);
  });

  it("is done once the database is back, where it was away", async () => {
    const { seen, due, failWith } = setUp();
    const away = new StoreAwayError("gone", "away");
    failWith(away);
    await due();
    await due();
    failWith(null);
    await due();
    expect(seen).toEqual({ tries: 3, changes: [away, null] });
  });

  it.each([
    ["damage that only it reads", new StoreAwayError("damaged", "damaged")],
    ["a delete that takes too long", new StoreAwayError("locked", "locked")],
    ["a mistake of ours", new Error("no such column")],
  ])("waits for its next turn after %s: tried at once it would take the database away again", async (_what, error) => {
    const { seen, due, failWith, pass } = setUp();
    failWith(error);
    await due();
    await due();
    expect(seen.tries).toBe(1);
    pass(EVERY_MS);
    await due();
    expect(seen).toEqual({ tries: 2, changes: [error] });
  });
});
