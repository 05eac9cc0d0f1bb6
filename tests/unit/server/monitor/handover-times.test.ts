import { beforeEach, describe, expect, it } from "vitest";
import { START_MS } from "../support/fake-clock";
import { bad } from "../support/monitor-harness";
import { DAY_MS, handingProcesses, iso, MINUTE_MS, snapshot, type HandingProcesses } from "../support/handing-process";

let processes: HandingProcesses;
beforeEach(async () => {
  processes = await handingProcesses();
});

describe("a database that comes late", () => {
  it("keeps the wait that we were told of meanwhile, at once", async () => {
    const process = processes.begin(0);
    process.upstream.answer = () => bad("rate-limited", 429, 120_000);
    process.monitor.start();
    await process.clock.advance(2_000);
    await process.load();
    expect(JSON.parse((await processes.rows()).record ?? "")).toMatchObject({
      notBeforeMs: START_MS + 121_000,
      trouble: { code: "rate-limited", sinceMs: START_MS + 1_000 },
    });
    const after = processes.begin(60_000);
    await after.load();
    after.monitor.start();
    await after.clock.advance(62_000);
    expect(after.calls).toEqual([61_000]);
  });

  it("hands on no wait that an answer of ours has ended", async () => {
    await processes.failing(bad("rate-limited", 429, 120_000));
    const process = processes.begin(20_000);
    process.monitor.start();
    await process.clock.advance(2_000);
    await process.load();
    await process.monitor.stop();
    const after = processes.begin(30_000);
    await after.load();
    after.monitor.start();
    await after.clock.advance(2_000);
    expect(after.calls).toEqual([1_000]);
  });
});

describe("trouble that nobody has watched for a quarter of an hour", () => {
  it("begins anew; the numbers stay, as old as they are", async () => {
    await processes.failing();
    const after = processes.begin(20 * MINUTE_MS);
    await after.load();
    expect(after.monitor.envelope(null)).toMatchObject({ fetchedAt: iso(1_000), problem: null, snapshot });
    after.upstream.answer = () => bad("timeout");
    after.monitor.start();
    await after.clock.advance(1_000);
    expect(after.monitor.envelope(null)).toMatchObject({
      fetchedAt: iso(1_000),
      problem: { code: "timeout", since: iso(20 * MINUTE_MS + 1_000), attempts: 1 },
    });
  });

  it.each([
    [20 * MINUTE_MS, []],
    [DAY_MS + MINUTE_MS, ["too-old"]],
  ])("is no younger for a process that began and stopped without a question, %i ms later", async (afterMs, warned) => {
    await processes.failing();
    const second = processes.begin(10 * MINUTE_MS);
    await second.load();
    expect(second.monitor.envelope(null).problem).not.toBeNull();
    await second.monitor.stop();
    const third = processes.begin(afterMs);
    await third.load();
    expect(third.monitor.envelope(null).problem).toBeNull();
    expect(third.warned()).toEqual(warned);
  });
});
