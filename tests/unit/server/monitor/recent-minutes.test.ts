import { describe, expect, it } from "vitest";
import { recentSchema } from "@/lib/domain/envelope-schema";
import { createRecentMinutes } from "@/lib/server/monitor/recent-minutes";
import { MINUTE_MS } from "@/lib/domain/time-units";
import { START_MS } from "../support/fake-clock";
import { anAccount, bad, createHarness } from "../support/monitor-harness";

describe("the last hour", () => {
  it("has 60 steps of a minute, the last of them the current one", () => {
    const minutes = createRecentMinutes(MINUTE_MS);
    minutes.observe([anAccount()], START_MS);
    const recent = minutes.read(START_MS + 30_000);
    expect(recentSchema.safeParse(recent).success).toBe(true);
    expect(recent.from).toBe(new Date(START_MS - 59 * MINUTE_MS).toISOString());
    expect(recent.stepMs).toBe(MINUTE_MS);
    expect(recent.accounts[0]?.executing).toHaveLength(60);
    expect(recent.accounts[0]?.executing.at(-1)).toBe(2);
    expect(recent.accounts[0]?.maxJobs.at(-1)).toBe(5);
  });

  it("keeps the most of each minute, and null where nothing was observed", () => {
    const minutes = createRecentMinutes(MINUTE_MS);
    for (const [offsetMs, executing] of [
      [0, 1],
      [5_000, 4],
      [55_000, 2],
      [3 * MINUTE_MS, 0],
    ] as const) {
      minutes.observe([anAccount({ executing })], START_MS + offsetMs);
    }
    const [account] = minutes.read(START_MS + 3 * MINUTE_MS).accounts;
    expect(account?.executing.slice(-5)).toEqual([null, 4, null, null, 0]);
    expect(account?.maxJobs.slice(-5)).toEqual([null, 5, null, null, 5]);
  });

  it("keeps an unknown apart from a zero, and figures of one step apart from each other", () => {
    const minutes = createRecentMinutes(MINUTE_MS);
    minutes.observe([anAccount({ executing: null, maxJobs: null }), anAccount({ id: "b", maxJobs: null })], START_MS);
    minutes.observe([anAccount({ id: "b", executing: null, maxJobs: 3 })], START_MS + 1_000);
    const recent = minutes.read(START_MS + 2_000);
    expect(recent.accounts.map(({ id }) => id)).toEqual(["b"]);
    expect(recent.accounts[0]?.executing.at(-1)).toBe(2);
    expect(recent.accounts[0]?.maxJobs.at(-1)).toBe(3);
  });

  it("lists the last answer's accounts in their order, then those that went, until an hour has passed", () => {
    const minutes = createRecentMinutes(MINUTE_MS);
    minutes.observe([anAccount({ id: "gone" }), anAccount({ id: "z" })], START_MS);
    minutes.observe([anAccount({ id: "z" }), anAccount({ id: "a" })], START_MS + MINUTE_MS);
    const ids = (wallMs: number) => minutes.read(wallMs).accounts.map(({ id }) => id);
    expect(ids(START_MS + 59 * MINUTE_MS)).toEqual(["z", "a", "gone"]);
    expect(ids(START_MS + 60 * MINUTE_MS)).toEqual(["z", "a"]);
    expect(ids(START_MS + 61 * MINUTE_MS)).toEqual([]);
  });

  it("takes over what history remembers, beside what was observed since", () => {
    const minutes = createRecentMinutes(MINUTE_MS);
    minutes.observe([anAccount({ id: "a", executing: 1 })], START_MS);
    minutes.recall([
      { accountId: "a", atMs: START_MS - 2 * MINUTE_MS, executing: 3, maxJobs: 5 },
      { accountId: "a", atMs: START_MS, executing: 4, maxJobs: null },
      { accountId: "gone", atMs: START_MS - MINUTE_MS, executing: 0, maxJobs: null },
      { accountId: "long gone", atMs: START_MS - 60 * MINUTE_MS, executing: 2, maxJobs: 2 },
    ]);
    const { accounts } = minutes.read(START_MS + 1_000);
    expect(accounts.map(({ id }) => id)).toEqual(["a", "gone"]);
    expect(accounts[0]?.executing.slice(-4)).toEqual([null, 3, null, 4]);
    expect(accounts[0]?.maxJobs.slice(-4)).toEqual([null, 5, null, 5]);
    expect(accounts[1]?.executing.slice(-3)).toEqual([null, 0, null]);
  });

  it("forgets what a clock that was set back left in the future", () => {
    const minutes = createRecentMinutes(MINUTE_MS);
    minutes.observe([anAccount({ executing: 5 })], START_MS + 10 * MINUTE_MS);
    minutes.observe([anAccount({ executing: 1 })], START_MS);
    const [account] = minutes.read(START_MS + 10 * MINUTE_MS).accounts;
    expect(account?.executing.filter((value) => value !== null)).toEqual([1]);
  });

  it("takes nothing from failures", async () => {
    const { monitor, clock, upstream } = createHarness();
    monitor.start();
    await clock.advance(2_000);
    upstream.answer = () => bad("timeout");
    await clock.advance(3 * MINUTE_MS);
    expect(monitor.recent().accounts[0]?.executing.slice(-4)).toEqual([2, null, null, null]);
  });

  it("has shorter steps where time is compressed", async () => {
    const { monitor, clock } = createHarness({ pollIntervalMs: 50, idlePollIntervalMs: 300, benchSpeed: 100 });
    monitor.start();
    await clock.advance(1_799);
    const recent = monitor.recent();
    expect(recent.stepMs).toBe(600);
    expect(recent.accounts[0]?.executing.slice(-4)).toEqual([null, 2, 2, 2]);
  });
});
