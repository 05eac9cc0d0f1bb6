import { describe, expect, it } from "vitest";
import { instantOf } from "@/lib/server/monitor/clock";
import { holdFound, contentOf } from "@/lib/server/monitor/held-snapshot";
import { limitsOf } from "@/lib/server/monitor/limits";
import { createReader } from "@/lib/server/monitor/reader";
import { createRecord, type Found } from "@/lib/server/monitor/record";
import { buildAccount } from "../../../support/builders/build-account";
import { buildSnapshot } from "../../../support/builders/build-snapshot";
import { createFakeClock } from "../support/fake-clock";
import { bad } from "../support/monitor-harness";

const limits = limitsOf({
  pollIntervalMs: 5_000,
  idlePollIntervalMs: 30_000,
  accountsIntervalMs: 0,
  upstreamTimeoutMs: 8_000,
  benchSpeed: 1,
});
const accounts = [
  buildAccount({ id: "1", name: "alpha", executing: 0, available: 5 }),
  buildAccount({ id: "2", name: "beta", executing: 0, available: 5 }),
];
const snapshot = buildSnapshot({ accounts, jobs: [] });

function setUp() {
  const clock = createFakeClock();
  const names = new Map([
    ["1", "alpha"],
    ["2", "beta"],
  ]);
  const reader = createReader({ accountNames: names, speed: 1, accountsLifeMs: 0, now: clock.now });
  const record = createRecord({ reader, limits, clock, history: null, intervalMs: () => 5_000 });
  const left: Found = {
    held: holdFound(contentOf(snapshot, null), null, "r1"),
    fetchedAt: instantOf(clock),
    trouble: { code: "timeout", sinceMs: clock.now(), attempts: 2, status: null },
  };
  /** Accounts as they are shown, and where the next video is sent. */
  const shown = () => ({
    names: record.held?.snapshot.accounts.map(({ name }) => name),
    suggested: record.held?.snapshot.suggestion?.accountId,
  });
  const rename = () => {
    names.set("1", "zeta");
    record.takeNames();
  };
  return { record, left, shown, rename };
}
const BEFORE = { names: ["alpha", "beta"], suggested: "1" };
const AFTER = { names: ["beta", "zeta"], suggested: "2" };

describe("a name that is given in an outage after a restart", () => {
  it("is shown on the numbers of the process before, in its place in the order", () => {
    const { record, left, shown, rename } = setUp();
    record.goOnFrom(left);
    expect(shown()).toEqual(BEFORE);
    rename();
    expect(shown()).toEqual(AFTER);
    expect(record.held?.revision).not.toBe("r1");
    // Nothing else of it is another.
    expect(record.fetchedAt).toEqual(left.fetchedAt);
    expect(record.trouble).toEqual(left.trouble);
  });

  it("waits where another instance asks, which shows it itself, until that is up to us", () => {
    const { record, left, shown, rename } = setUp();
    record.adopt(left);
    rename();
    expect(shown()).toEqual(BEFORE);
    record.take(bad("timeout"));
    record.takeNames();
    expect(shown()).toEqual(AFTER);
  });
});
