import { describe, expect, it } from "vitest";
import type { Reader } from "@/lib/server/monitor/types";
import { anAccount, aSnapshot, bad, createHarness, good } from "../support/monitor-harness";

async function watchFor({ monitor, clock }: ReturnType<typeof createHarness>, ms: number) {
  for (let elapsed = 0; elapsed < ms; elapsed += 1_000) {
    monitor.envelope(null);
    await clock.advance(1_000);
  }
}

describe("GET accounts", () => {
  it("is asked after the first good answer, then once an interval", async () => {
    const harness = createHarness({ accountsIntervalMs: 300_000 });
    harness.monitor.start();
    await watchFor(harness, 905_000);
    expect(harness.accountCalls).toEqual([0, 300_000, 600_000, 900_000]);
  });

  it("is never asked when the interval is 0", async () => {
    const harness = createHarness({ accountsIntervalMs: 0 });
    harness.monitor.start();
    await watchFor(harness, 600_000);
    expect(harness.accountCalls).toEqual([]);
  });

  it("is not asked while the scheduler fails", async () => {
    const harness = createHarness({ accountsIntervalMs: 60_000 });
    harness.upstream.answer = () => bad("unauthorised", 401);
    harness.monitor.start();
    await watchFor(harness, 300_000);
    expect(harness.accountCalls).toEqual([]);
  });

  it("may fail without any harm, and honours a Retry-After", async () => {
    const harness = createHarness({ accountsIntervalMs: 60_000 });
    harness.upstream.accounts = () => bad("rate-limited", 429, 120_000);
    harness.monitor.start();
    await watchFor(harness, 200_000);
    expect(harness.accountCalls).toEqual([0, 120_000]);
    expect(harness.monitor.envelope(null)).toMatchObject({ state: "live", problem: null });
  });

  it("caps a Retry-After at 5 minutes", async () => {
    const harness = createHarness({ accountsIntervalMs: 60_000 });
    harness.upstream.accounts = () => bad("rate-limited", 429, 24 * 3_600_000);
    harness.monitor.start();
    await watchFor(harness, 700_000);
    expect(harness.accountCalls).toEqual([0, 300_000, 600_000]);
  });

  it("says once that it fails, by code alone, and once that it works again", async () => {
    const harness = createHarness({
      accountsIntervalMs: 60_000,
      reader: {
        readScheduler: () => ({ ok: true, snapshot: aSnapshot(), elapsedByJob: new Map() }),
        readAgain: () => null,
        rename: (old) => old,
        mergeAccountsOf: () => undefined,
        accountsAtMs: () => null,
        readAccounts: () => {
          if (harness.clock.monotonic() > 300_000) return null;
          if (harness.clock.monotonic() > 200_000) return "bad-response";
          throw new TypeError("a text that may hold anything");
        },
      },
    });
    harness.upstream.accounts = () => bad("unauthorised", 401);
    harness.monitor.start();
    await watchFor(harness, 130_000);
    harness.upstream.accounts = () => good();
    await watchFor(harness, 300_000);
    const told = harness.lines.filter(({ message }) => message.startsWith("GET accounts"));
    expect(told.map(({ level, fields }) => ({ level, ...fields }))).toEqual([
      { level: "warn", problem: "unauthorised", upstreamStatus: 401 },
      { level: "warn", problem: "TypeError", upstreamStatus: null },
      { level: "warn", problem: "bad-response", upstreamStatus: 200 },
      { level: "info", problem: null, upstreamStatus: null },
    ]);
  });

  it("shows at once what it tells, without counting as a newer answer", async () => {
    const before = aSnapshot({ accounts: [anAccount({ maxJobs: null })] });
    const after = aSnapshot({ accounts: [anAccount({ maxJobs: 4 })] });
    let known = false;
    const read = () => ({ ok: true as const, snapshot: known ? after : before, elapsedByJob: new Map() });
    const reader: Reader = {
      readScheduler: read,
      readAgain: read,
      rename: (old) => old,
      mergeAccountsOf: () => undefined,
      accountsAtMs: () => null,
      readAccounts: () => {
        known = true;
        return null;
      },
    };
    const harness = createHarness({ accountsIntervalMs: 300_000, reader });
    harness.upstream.accounts = () => good();
    harness.monitor.start();
    await harness.clock.advance(1_100);
    const envelope = harness.monitor.envelope(null);
    expect(envelope.snapshot?.accounts[0]?.maxJobs).toBe(4);
    expect(envelope.fetchedAt).toBe("2026-11-23T16:02:01.000Z");
    expect(harness.monitor.recent().accounts[0]?.maxJobs.at(-1)).toBe(4);
    await harness.clock.advance(5_000);
    expect(harness.monitor.envelope(null).revision).toBe(envelope.revision);
  });
});
