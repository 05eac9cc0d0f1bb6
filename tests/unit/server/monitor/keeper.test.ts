import { describe, expect, it } from "vitest";
import { createKeeper, keepWhenNew } from "@/lib/server/monitor/keeper";
import type { Database } from "@/lib/server/store/database";
import { StoreAwayError } from "@/lib/server/store/store-away";
import type { AccountsInfo } from "@/lib/server/upstream/accounts-info";

const NO_DATABASE = {} as Database;

/** A store whose state the test decides, and what was written into it. */
function setUp() {
  const written: number[] = [];
  const faults: unknown[] = [];
  let listener: () => void = () => undefined;
  const state: { fails: Error | null; slow: Promise<void> | null } = { fails: null, slow: null };
  const keeper = createKeeper<number>({
    store: {
      run: (work) => (state.fails === null ? work(NO_DATABASE) : Promise.reject(state.fails)),
      // As the store does that is open already.
      onBack: (given) => (given(), (listener = given), () => undefined),
    },
    async write(_, value) {
      const { slow } = state;
      state.slow = null;
      await slow;
      written.push(value);
    },
    onFault: (error) => faults.push(error),
  });
  return { keeper, written, faults, state, comeBack: () => listener() };
}

describe("createKeeper", () => {
  it("keeps what it is given, and while one write is under way only the newest of what follows", async () => {
    const { keeper, written, state } = setUp();
    let go: () => void = () => undefined;
    state.slow = new Promise((resolve) => (go = resolve));
    for (const value of [1, 2, 3]) keeper.keep(value);
    go();
    await keeper.written();
    expect(written).toEqual([1, 3]);
    await keeper.written();
  });

  it("waits for a store that is away, then writes the newest, once", async () => {
    const { keeper, written, faults, state, comeBack } = setUp();
    state.fails = new StoreAwayError("gone", "away");
    keeper.keep(1);
    await keeper.written();
    keeper.keep(2);
    await keeper.written();
    comeBack();
    await keeper.written();
    expect(written).toEqual([]);
    state.fails = null;
    comeBack();
    await keeper.written();
    comeBack();
    await keeper.written();
    expect(written).toEqual([2]);
    expect(faults).toEqual([]);
  });

  it.each([
    ["something newer came", 2],
    ["the store came back", 1],
  ])("tries again at once where %s while a write was failing", async (_, expected) => {
    const { keeper, written, faults, state, comeBack } = setUp();
    let fail: (error: Error) => void = () => undefined;
    state.slow = new Promise((_resolve, reject) => (fail = reject));
    keeper.keep(1);
    if (expected === 1) comeBack();
    else keeper.keep(2);
    fail(new StoreAwayError("gone", "away"));
    await keeper.written();
    expect(written).toEqual([expected]);
    comeBack();
    await keeper.written();
    expect(written).toEqual([expected]);
    expect(faults).toEqual([]);
  });

  it("tells of a mistake of ours, throws nothing, and tries again with what comes next", async () => {
    const { keeper, written, faults, state } = setUp();
    state.fails = new Error("no such table");
    keeper.keep(1);
    await keeper.written();
    expect(faults).toEqual([state.fails]);
    state.fails = null;
    keeper.keep(2);
    await keeper.written();
    expect(written).toEqual([2]);
  });
});

describe("keepWhenNew", () => {
  const info = (hasError: boolean, fetchedAtMs: number, ids = ["a", "b"]): AccountsInfo => ({
    accounts: new Map(ids.map((id) => [id, { maxJobs: 3, hasError, sessionEndsAt: null }])),
    fetchedAtMs,
  });

  it("hands on what is said otherwise at once, and the same only as its age would become wrong", () => {
    const kept: number[] = [];
    const keep = keepWhenNew(({ fetchedAtMs }) => kept.push(fetchedAtMs), 1_000);
    keep(info(false, 0));
    keep(info(false, 999, ["b", "a"]));
    keep(info(true, 999));
    keep(info(true, 1_998));
    keep(info(true, 1_999));
    // A clock that was set back.
    keep(info(true, 500));
    expect(kept).toEqual([0, 999, 1_999, 500]);
  });
});
