import { describe, expect, it } from "vitest";
import { instantOf } from "@/lib/server/monitor/clock";
import { limitsOf } from "@/lib/server/monitor/limits";
import { createRecord, type Found } from "@/lib/server/monitor/record";
import { createFakeClock } from "../support/fake-clock";
import { anAccount, aSnapshot, bad, good } from "../support/monitor-harness";
import type { Reader } from "@/lib/server/monitor/types";
import type { Snapshot } from "@/lib/domain/snapshot";

const reader: Reader = {
  readScheduler: (body) => ({ ok: true, snapshot: (body as { snapshot: Snapshot }).snapshot, elapsedByJob: new Map() }),
  readAccounts: () => ({ problem: null, reading: null }),
  readAgain: () => null,
};
const limits = limitsOf({
  pollIntervalMs: 5_000,
  idlePollIntervalMs: 30_000,
  accountsIntervalMs: 0,
  upstreamTimeoutMs: 8_000,
  benchSpeed: 1,
});
const holding = (executing: number) => good({ snapshot: aSnapshot({ accounts: [anAccount({ executing })] }) });

function setUp() {
  const clock = createFakeClock();
  const record = createRecord({ reader, limits, clock, history: null, intervalMs: () => 5_000 });
  const executing = () => record.held?.snapshot.accounts[0]?.executing;
  const steps = () => record.minutes.read(clock.now()).accounts[0]?.executing.filter((peak) => peak !== null);
  return { clock, record, executing, steps };
}

/** What another instance found at its time. */
function found(clock: ReturnType<typeof createFakeClock>, executing: number): Found {
  const other = createRecord({ reader, limits, clock, history: null, intervalMs: () => 5_000 });
  other.take(holding(executing));
  return { held: other.held, fetchedAt: instantOf(clock), trouble: null };
}

describe("taking over what another instance found", () => {
  it("shows what is newer, and an older nothing at all", async () => {
    const { clock, record, executing, steps } = setUp();
    const yesterday = found(clock, 5);
    await clock.advance(86_400_000);
    record.take(holding(1));
    record.adopt(yesterday);
    expect(executing()).toBe(1);
    expect(record.fetchedAt).toEqual(instantOf(clock));
    expect(steps()).toEqual([1]);
    record.adopt({ held: null, fetchedAt: null, trouble: null });
    expect(executing()).toBe(1);
    await clock.advance(5_000);
    record.adopt(found(clock, 3));
    expect(executing()).toBe(3);
    expect(record.fetchedAt).toEqual(instantOf(clock));
  });

  it("takes the same poll, read once more, for the same: its failure may be over", async () => {
    const { clock, record } = setUp();
    const theirs = found(clock, 2);
    record.adopt(theirs);
    await clock.advance(5_000);
    const failing = createRecord({ reader, limits, clock, history: null, intervalMs: () => 5_000 });
    failing.take(bad("timeout"));
    const fetchedAt = theirs.fetchedAt && { ...theirs.fetchedAt, monotonicMs: theirs.fetchedAt.monotonicMs - 3 };
    record.adopt({ ...theirs, fetchedAt, trouble: failing.trouble });
    expect(record.trouble).toMatchObject({ code: "timeout" });
    record.adopt({ ...theirs, fetchedAt: fetchedAt && { ...fetchedAt, monotonicMs: fetchedAt.monotonicMs - 3 } });
    expect(record.trouble).toBeNull();
  });

  it("hears of a failure since its own answer, not of one before it", async () => {
    const { clock, record } = setUp();
    const failing = (): Found => {
      const other = createRecord({ reader, limits, clock, history: null, intervalMs: () => 5_000 });
      other.take(bad("unreachable"));
      return { held: null, fetchedAt: null, trouble: other.trouble };
    };
    const before = failing();
    await clock.advance(5_000);
    record.take(holding(1));
    record.adopt(before);
    expect(record.trouble).toBeNull();
    await clock.advance(5_000);
    record.adopt(failing());
    expect(record.trouble).toMatchObject({ code: "unreachable" });
    expect(record.held).not.toBeNull();
  });
});
