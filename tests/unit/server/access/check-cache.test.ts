import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createCheckCache, type Proof } from "@/lib/server/access/check-cache";
import { StoreAwayError, type StoreStatus } from "@/lib/server/store/store-away";
import { HOUR_MS } from "@/lib/domain/time-units";

describe("the cache of checks", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date", "performance", "setTimeout"] }));
  afterEach(() => void vi.useRealTimers());

  function setUp(intervalMs = 5000) {
    let status: StoreStatus = { state: "ok" };
    const stored = new Map<string, Proof<string>>();
    const load = vi.fn((hash: string) =>
      status.state === "ok"
        ? Promise.resolve(stored.get(hash) ?? null)
        : Promise.reject(new StoreAwayError("gone", "away")),
    );
    const cache = createCheckCache<string>({ load, storeStatus: () => status, intervalMs });
    return {
      cache,
      load,
      stored,
      goAway: () => (status = { state: "away", reason: "gone", message: "", sinceMs: Date.now() }),
      comeBack: () => (status = { state: "ok" }),
    };
  }

  it.each([
    [2000, 2000],
    [60_000, 5000],
  ])("with a poll interval of %i ms trusts a proof for %i ms", async (intervalMs, trustMs) => {
    const { cache, load, stored } = setUp(intervalMs);
    stored.set("h", { value: "share", leftMs: null });
    expect(cache.peek("h")).toBeUndefined();
    expect(await cache.check("h")).toBe("share");
    vi.advanceTimersByTime(trustMs - 1);
    expect(cache.peek("h")).toBe("share");
    expect(await cache.check("h")).toBe("share");
    expect(load).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(2);
    expect(cache.peek("h")).toBeUndefined();
    stored.delete("h");
    expect(await cache.check("h")).toBeNull();
  });

  it("ends a proof with what it proves", async () => {
    const { cache, stored } = setUp();
    stored.set("h", { value: "share", leftMs: 1000 });
    await cache.check("h");
    vi.advanceTimersByTime(1001);
    expect(cache.peek("h")).toBeUndefined();
  });

  it("keeps no bad news, and asks once for many who ask together", async () => {
    const { cache, load, stored } = setUp();
    expect(await cache.check("h")).toBeNull();
    stored.set("h", { value: "share", leftMs: null });
    expect(await Promise.all([cache.check("h"), cache.check("h"), cache.check("h")])).toEqual(Array(3).fill("share"));
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("forgets at once, also what is being asked at that moment", async () => {
    const { cache, load, stored } = setUp();
    stored.set("h", { value: "share", leftMs: null });
    const waiting = cache.check("h");
    stored.delete("h");
    cache.forget((value) => value === "share");
    expect(await waiting).toBeNull();
    expect(load).toHaveBeenCalledTimes(2);
    expect(cache.peek("h")).toBeUndefined();
  });

  it("while the store is away, answers for those seen within the hour before, to their end", async () => {
    const { cache, stored, goAway, comeBack } = setUp();
    stored.set("old", { value: "old", leftMs: null });
    stored.set("short", { value: "short", leftMs: 3 * HOUR_MS });
    await cache.check("old");
    vi.advanceTimersByTime(HOUR_MS + 1);
    await cache.check("short");
    goAway();
    vi.advanceTimersByTime(2 * HOUR_MS);
    await expect(cache.check("old")).rejects.toThrow(StoreAwayError);
    expect(await cache.check("short")).toBe("short");
    await expect(cache.check("never seen")).rejects.toThrow(StoreAwayError);
    vi.advanceTimersByTime(HOUR_MS);
    expect(await cache.check("short")).toBeNull();
    comeBack();
    expect(await cache.check("old")).toBe("old");
  });

  it("does not open again, while the store is away, what was refused before it went", async () => {
    const { cache, stored, goAway } = setUp();
    stored.set("h", { value: "share", leftMs: null });
    await cache.check("h");
    // Withdrawn by another instance, which can't tell us: we hear of it at the next question.
    stored.delete("h");
    vi.advanceTimersByTime(5001);
    expect(await cache.check("h")).toBeNull();
    goAway();
    await expect(cache.check("h")).rejects.toThrow(StoreAwayError);
  });

  it("takes a question that failed alone for no answer: what was proven within the hour holds", async () => {
    const { cache, load, stored } = setUp();
    stored.set("h", { value: "share", leftMs: null });
    await cache.check("h");
    vi.advanceTimersByTime(HOUR_MS / 2);
    load.mockRejectedValueOnce(new StoreAwayError("locked", "held up"));
    expect(await cache.check("h")).toBe("share");
    load.mockRejectedValueOnce(new StoreAwayError("locked", "held up"));
    await expect(cache.check("never seen")).rejects.toThrow("held up");
    vi.advanceTimersByTime(HOUR_MS);
    load.mockRejectedValueOnce(new StoreAwayError("locked", "held up"));
    await expect(cache.check("h")).rejects.toThrow("held up");
    expect(await cache.check("h")).toBe("share");
  });
});
