import { describe, expect, it } from "vitest";
import { instantOf, msSince } from "@/lib/server/monitor/clock";
import { limitsOf } from "@/lib/server/monitor/limits";
import { createRecord, type Found } from "@/lib/server/monitor/record";
import { readFound, writeBody, writeHead } from "@/lib/server/monitor/shared-poll";
import { createFakeClock, START_MS } from "../support/fake-clock";
import { anAccount, aSnapshot, bad, good } from "../support/monitor-harness";
import type { Reader } from "@/lib/server/monitor/types";
import type { Snapshot } from "@/lib/domain/snapshot";

const reader: Reader = {
  readScheduler: (body) => ({ ok: true, snapshot: (body as { snapshot: Snapshot }).snapshot, elapsedByJob: new Map() }),
  readAccounts: () => null,
  readAgain: () => null,
  rename: (old) => old,
  mergeAccountsOf: () => undefined,
  accountsAtMs: () => null,
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

  it("never shows its own old answer anew as theirs: names that change come with theirs", async () => {
    const clock = createFakeClock();
    const own = aSnapshot({ accounts: [anAccount({ executing: 1 })] });
    const readAgain = () => ({ ok: true as const, snapshot: own, elapsedByJob: new Map<string, number>() });
    const record = createRecord({
      ...{ limits, clock, history: null, intervalMs: () => 5_000 },
      reader: { ...reader, readAgain },
    });
    record.take(good({ snapshot: own }));
    await clock.advance(5_000);
    record.adopt(found(clock, 3));
    record.takeNames();
    record.takeAccounts({});
    expect(record.held?.snapshot.accounts).toMatchObject([{ executing: 3 }]);
  });
});

describe("what another instance was told of accounts", () => {
  it.each([
    ["as old as GET accounts' own answer", START_MS - 600_000, [START_MS - 600_000]],
    ["nothing where that knows of none: ours may know more", null, []],
    ["as old as its poll where an earlier version wrote it", undefined, [START_MS]],
  ])("is %s", (_, accountsAtMs, expected) => {
    const merged: number[] = [];
    const clock = createFakeClock();
    const record = createRecord({
      ...{ limits, clock, history: null, intervalMs: () => 5_000 },
      reader: { ...reader, mergeAccountsOf: (_accounts, atMs) => void merged.push(atMs) },
    });
    const theirs = { ...found(clock, 2), accountsAtMs };
    if (theirs.held === null) throw new Error("nothing held");
    const read = readFound(writeHead(theirs, 5_000), writeBody(theirs.held), null, clock);
    if (read === null) throw new Error("not read");
    record.adopt(read.found);
    expect(merged).toEqual(expected);
  });

  it("is told on with its age by whoever polls", () => {
    const clock = createFakeClock();
    const record = createRecord({
      ...{ limits, clock, history: null, intervalMs: () => 5_000 },
      reader: { ...reader, accountsAtMs: () => START_MS - 600_000 },
    });
    expect(readFound(writeHead(record, 5_000), null, null, clock)?.found.accountsAtMs).toBe(START_MS - 600_000);
  });
});

describe("what instances share of a poll", () => {
  it("is as old for whoever reads it as for whoever wrote it, whatever its own clocks say", async () => {
    const clock = createFakeClock();
    const theirs = found(clock, 2);
    if (theirs.held === null) throw new Error("nothing held");
    const [head, body] = [writeHead(theirs, 5_000), writeBody(theirs.held)];
    await clock.advance(90_000);
    const read = readFound(head, body, null, clock);
    const fetchedAt = read?.found.fetchedAt;
    if (!fetchedAt) throw new Error("not read");
    expect(msSince(fetchedAt, clock)).toBe(90_000);
    // A wall clock that is set back meanwhile does not make it young.
    clock.jumpWall(-90_000);
    expect(msSince(fetchedAt, clock)).toBe(90_000);
  });
});
