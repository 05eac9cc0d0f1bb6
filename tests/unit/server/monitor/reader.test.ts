import { describe, expect, it } from "vitest";
import { createReader } from "@/lib/server/monitor/reader";
import type { AccountProblem } from "@/lib/domain/snapshot";
import { DAY_MS } from "@/lib/domain/time-units";
import { buildAccount } from "../../../support/builders/build-account";
import { START_MS } from "../support/fake-clock";

const row = (account: string) => ({ videoId: `user:1-minimax:${account}-video:7`, elapsed: "00:10" });

const options = { speed: 1, now: () => START_MS, accountsLifeMs: 900_000 };

describe("createReader", () => {
  it("remembers a full account's capacity from when it was listed", () => {
    const reader = createReader({ ...options, accountNames: new Map() });
    const listed = { executing: [], available: [{ account: "77", maxJobs: 1, executing: 0, available: 1 }] };
    expect(reader.readScheduler(listed, START_MS)).toMatchObject({ ok: true });
    const full = reader.readScheduler({ executing: [row("77")], available: [] }, START_MS + 5_000);
    expect(full).toMatchObject({
      snapshot: { accounts: [{ id: "77", maxJobs: 1, executing: 1, listed: false, inferred: true }] },
    });
  });

  it("reads the last answer anew in the light of GET accounts, and keeps what it learnt", () => {
    const reader = createReader({ ...options, accountNames: new Map([["77", "shorts"]]) });
    const body = { executing: [row("77")], available: [] };
    expect(reader.readAccounts({ "5": { maxJobs: 2 } })).toBeNull();
    expect(reader.readAgain()).toBeNull();
    expect(reader.readScheduler(body, START_MS)).toMatchObject({
      snapshot: { accounts: [{ id: "77", name: "shorts", maxJobs: null }, { id: "5" }] },
    });
    expect(reader.readAccounts({ "77": { maxJobs: 3 } })).toBeNull();
    expect(reader.readAgain()).toMatchObject({
      ok: true,
      snapshot: { accounts: [{ id: "77", maxJobs: 3, executing: 1 }] },
    });
    expect(reader.readAccounts("not an object")).toBe("bad-response");
    expect(reader.readScheduler(body, START_MS + 5_000)).toMatchObject({ snapshot: { accounts: [{ maxJobs: 3 }] } });
  });

  it("fills in the capacity of an account it saw full before the store was read, and keeps it through a second reading", () => {
    const reader = createReader({ ...options, accountNames: new Map() });
    const body = { executing: [row("77")], available: [] };
    const max = (reading: ReturnType<typeof reader.readAgain>) =>
      reading?.ok ? reading.snapshot.accounts[0]?.maxJobs : undefined;
    expect(max(reader.readScheduler(body, START_MS))).toBeNull();
    reader.mergeRemembered({
      accounts: [{ id: "77", maxJobs: 3, seenAtMs: START_MS - 60_000 }],
      jobs: [{ id: "gone", startedAt: new Date(START_MS).toISOString(), seenAtMs: START_MS - 60_000 }],
    });
    expect(max(reader.readAgain())).toBe(3);
    expect(max(reader.readScheduler(body, START_MS + 5_000))).toBe(3);
  });

  it("takes the start that is remembered of a job over what it made of its `elapsed`, also of the answer it had before", () => {
    const reader = createReader({ ...options, accountNames: new Map() });
    const body = { executing: [row("77")], available: [] };
    const start = (reading: ReturnType<typeof reader.readAgain>) =>
      reading?.ok ? reading.snapshot.jobs[0]?.startedAt : undefined;
    expect(start(reader.readScheduler(body, START_MS))).toBe(new Date(START_MS - 10_000).toISOString());
    const other = new Date(START_MS - 11_000).toISOString();
    reader.mergeRemembered({ accounts: [], jobs: [{ id: row("77").videoId, startedAt: other, seenAtMs: START_MS }] });
    expect(start(reader.readAgain())).toBe(other);
    expect(start(reader.readScheduler(body, START_MS + 5_000))).toBe(other);
  });

  it("says why an answer can't be read, and forgets nothing over it", () => {
    const reader = createReader({ ...options, accountNames: new Map() });
    expect(reader.readScheduler(null, START_MS)).toEqual({ ok: false, code: "bad-response", status: null });
    expect(reader.readScheduler({ error: "Unauthorized", code: 401 }, START_MS)).toEqual({
      ok: false,
      code: "unauthorised",
      status: 401,
    });
  });

  it("goes on from what another instance knew of trouble, and lets no older answer of its own bring a hold back", () => {
    const body = { executing: [], available: [{ account: "77", maxJobs: 3, executing: 0, available: 3 }] };
    const theirs = (problem: AccountProblem | null) => [buildAccount({ id: "77", maxJobs: 3, problem })];
    const onHold = { code: "account-error", message: "" } as const;
    const reader = createReader({ ...options, accountNames: new Map() });
    const seen = (ms: number) => {
      const reading = reader.readScheduler(body, START_MS + ms);
      return reading.ok ? reading.snapshot.suggestion : undefined;
    };
    reader.mergeAccountsOf(theirs(onHold), START_MS + 1_000);
    expect(seen(2_000)).toBeNull();
    reader.mergeAccountsOf(theirs(null), START_MS + 3_000);
    expect(seen(4_000)).toEqual({ accountId: "77" });
    reader.mergeAccountsOf(theirs(onHold), START_MS + 1_000);
    expect(seen(5_000)).toEqual({ accountId: "77" });
    // One that the other no longer has is forgotten with it.
    reader.mergeAccountsOf([buildAccount({ id: "gone", problem: onHold })], START_MS + 6_000);
    reader.mergeAccountsOf([], START_MS + 7_000);
    expect(reader.readScheduler(body, START_MS + 8_000)).toMatchObject({ snapshot: { accounts: [{ id: "77" }] } });
  });

  it("believes what GET accounts said of trouble only while it is asked: then that is unknown, the capacity is not", () => {
    let nowMs = START_MS;
    const reader = createReader({ ...options, accountNames: new Map(), now: () => nowMs });
    const body = { executing: [], available: [{ account: "77", maxJobs: 1, executing: 0, available: 1 }] };
    reader.readAccounts({
      "77": { maxJobs: 3, error: "on hold" },
      "78": { maxJobs: 2, jwt: { exp_Expire: "2026-11-20T00:00:00Z" } },
    });
    const at = (ms: number) => {
      nowMs = START_MS + ms;
      const reading = reader.readScheduler(body, nowMs);
      return reading.ok ? reading.snapshot : null;
    };
    expect(at(900_000)).toMatchObject({
      suggestion: null,
      accounts: [{ problem: { code: "account-error" } }, { problem: { code: "session-ended" } }],
    });
    expect(at(905_000)).toMatchObject({
      suggestion: { accountId: "77" },
      accounts: [{ problem: null }, { problem: null, sessionEndsAt: null }],
    });
    reader.readAccounts({ "77": { maxJobs: 3, error: "on hold" } });
    expect(at(910_000)?.accounts[0]).toMatchObject({ id: "77", problem: { code: "account-error" } });
  });

  it("believes what GET accounts said no longer for a clock that was a year ahead then", () => {
    let nowMs = START_MS + 365 * DAY_MS;
    const reader = createReader({ ...options, accountNames: new Map(), now: () => nowMs });
    const body = { executing: [], available: [{ account: "77", maxJobs: 1, executing: 0, available: 1 }] };
    const problemAt = (ms: number) => {
      nowMs = START_MS + ms;
      const reading = reader.readScheduler(body, nowMs);
      return reading.ok ? reading.snapshot.accounts[0]?.problem?.code : undefined;
    };
    reader.readAccounts({ "77": { maxJobs: 3, error: "on hold" } });
    expect(problemAt(0)).toBe("account-error");
    expect(problemAt(900_000)).toBe("account-error");
    expect(problemAt(900_001)).toBeUndefined();
  });

  describe("what GET accounts said before a restart", () => {
    const body = { executing: [], available: [{ account: "77", maxJobs: 1, executing: 0, available: 1 }] };
    const onHold = (atMs: number) => ({
      accounts: new Map([["77", { maxJobs: 3, hasError: true, sessionEndsAt: null }]]),
      fetchedAtMs: atMs,
    });
    const problemAt = (reader: ReturnType<typeof createReader>, atMs: number) => {
      const reading = reader.readScheduler(body, atMs);
      return reading.ok ? (reading.snapshot.accounts[0]?.problem?.code ?? null) : undefined;
    };
    const newReader = (more: Partial<Parameters<typeof createReader>[0]> = {}) =>
      createReader({ ...options, accountNames: new Map(), ...more });

    it("is believed for as long as if there had been none, counted from when it was said", () => {
      const reader = newReader();
      reader.recallAccounts(null);
      reader.recallAccounts(onHold(START_MS - 600_000));
      expect(reader.accountsAtMs()).toBe(START_MS - 600_000);
      expect(problemAt(reader, START_MS + 300_000)).toBe("account-error");
      expect(problemAt(reader, START_MS + 300_001)).toBeNull();
    });

    it("never takes the place of what is newer, however late it comes", () => {
      const reader = newReader();
      reader.readAccounts({ "77": { maxJobs: 3 } });
      reader.recallAccounts(onHold(START_MS - 1));
      expect(problemAt(reader, START_MS)).toBeNull();
      reader.mergeAccountsOf([buildAccount({ id: "77" })], START_MS + 5_000);
      reader.recallAccounts(onHold(START_MS + 4_000));
      expect(problemAt(reader, START_MS + 6_000)).toBeNull();
    });

    it("dated by a clock that was ahead counts from now, and goes after anything this process was told", () => {
      const reader = newReader();
      reader.recallAccounts(onHold(START_MS + 7_200_000));
      expect(reader.accountsAtMs()).toBe(START_MS);
      expect(problemAt(reader, START_MS + 900_000)).toBe("account-error");
      reader.readAccounts({ "77": { maxJobs: 3 } });
      reader.recallAccounts(onHold(START_MS + 7_200_000));
      expect(problemAt(reader, START_MS + 5_000)).toBeNull();
    });

    it("is not believed where GET accounts is never asked: nobody would ever say otherwise", () => {
      const reader = newReader({ accountsLifeMs: 0 });
      reader.recallAccounts(onHold(START_MS));
      reader.mergeAccountsOf([buildAccount({ id: "77", problem: { code: "account-error", message: "" } })], START_MS);
      expect(reader.accountsAtMs()).toBeNull();
      expect(problemAt(reader, START_MS)).toBeNull();
    });

    it("is handed on to be kept with each good answer, and no more of it than three facts", () => {
      const told: unknown[] = [];
      const reader = newReader({ onTold: (info) => told.push(info) });
      reader.readAccounts("not an object");
      reader.readAccounts({
        "77": { maxJobs: 3, error: "canary", jwt: { token: "canary", exp_Expire: "2026-12-20T00:00:00Z" } },
      });
      const facts = { maxJobs: 3, hasError: true, sessionEndsAt: "2026-12-20T00:00:00.000Z" };
      expect(told).toEqual([{ accounts: new Map([["77", facts]]), fetchedAtMs: START_MS }]);
    });
  });
});
