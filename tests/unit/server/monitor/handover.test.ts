import { beforeEach, describe, expect, it } from "vitest";
import { START_MS } from "../support/fake-clock";
import { aJob, aSnapshot, bad, good } from "../support/monitor-harness";
import {
  DAY_MS,
  handingProcesses,
  iso,
  MINUTE_MS,
  settle,
  snapshot,
  type HandingProcesses,
} from "../support/handing-process";

let processes: HandingProcesses;
beforeEach(async () => {
  processes = await handingProcesses();
});

describe("what a process hands to the next one", () => {
  it("is the last good numbers, as old as they are, and the trouble with its beginning, before the first poll", async () => {
    const before = await processes.failing();
    const { problem } = before.monitor.envelope(null);
    expect(problem).toMatchObject({ code: "timeout", since: iso(6_000), attempts: 2 });

    const after = processes.begin(100_000);
    await after.load();
    expect(after.monitor.envelope(null)).toMatchObject({
      state: "stale",
      fetchedAt: iso(1_000),
      revision: before.monitor.envelope(null).revision,
      problem: { code: "timeout", since: iso(6_000), attempts: 2 },
      snapshot,
    });
    expect(after.calls).toEqual([]);
    // History is told of no old answer, and of no job in it.
    expect(after.observed).toEqual([]);
    expect(after.lines).toMatchObject([{ level: "warn", fields: { state: "stale", problem: "timeout" } }]);

    after.upstream.answer = () => bad("bad-response", 502);
    after.monitor.start();
    await after.clock.advance(1_000);
    expect(after.monitor.envelope(null)).toMatchObject({
      fetchedAt: iso(1_000),
      problem: { code: "bad-response", since: iso(6_000), attempts: 3 },
      snapshot,
    });
    expect(after.observed).toMatchObject([{ kind: "failure" }]);
  });

  it("is worth nothing once there is a good answer", async () => {
    await processes.failing();
    const after = processes.begin(100_000);
    await after.load();
    const now = aSnapshot({ jobs: [aJob({ id: "c" })] });
    after.upstream.answer = () => good({ snapshot: now });
    after.monitor.start();
    await after.clock.advance(1_000);
    expect(after.monitor.envelope(null)).toMatchObject({
      ...{ state: "live", problem: null, fetchedAt: iso(101_000) },
      snapshot: { jobs: [{ id: "c" }] },
    });
    await after.clock.advance(5_000);
    expect(await processes.rows()).toEqual({ record: null, head: null, body: null });
  });

  it("is the end of Retry-After: nobody asks before it, whoever presses or watches", async () => {
    // Said at 6 s, so until 126 s.
    await processes.failing(bad("rate-limited", 429, 120_000));
    const after = processes.begin(60_000);
    await after.load();
    after.monitor.start();
    for (let step = 0; step < 10; step += 1) {
      after.monitor.refresh();
      expect(after.monitor.envelope(null).problem).toMatchObject({
        code: "rate-limited",
        since: iso(6_000),
        retryInMs: 66_000 - step * 6_000,
      });
      await after.clock.advance(6_000);
    }
    expect(after.calls).toEqual([]);
    await after.clock.advance(6_000);
    expect(after.calls).toEqual([66_000]);
    expect(after.monitor.envelope(null)).toMatchObject({ state: "live", problem: null });
  });

  it("is the rest of Retry-After, over another restart, too", async () => {
    await processes.failing(bad("rate-limited", 429, 120_000));
    const second = processes.begin(60_000);
    await second.load();
    second.monitor.start();
    await second.clock.advance(10_000);
    await second.monitor.stop();
    const third = processes.begin(100_000);
    await third.load();
    third.monitor.start();
    await third.clock.advance(25_000);
    expect([second.calls, third.calls]).toEqual([[], []]);
    await third.clock.advance(2_000);
    expect(third.calls).toEqual([26_000]);
  });

  it("is no wait beyond five minutes, whatever was written", async () => {
    await processes.failing(bad("rate-limited", 429, 120_000));
    const { record } = await processes.rows();
    await processes.put(
      "handover",
      JSON.stringify({ ...(JSON.parse(record ?? "") as object), notBeforeMs: START_MS + 9 * DAY_MS }),
    );
    const after = processes.begin(60_000);
    await after.load();
    after.monitor.start();
    await after.clock.advance(301_000);
    expect(after.calls[0]).toBe(300_000);
  });

  it("is the numbers alone where all was well when it stopped; tries fail from the next one's first on", async () => {
    const before = processes.begin(0);
    await before.load();
    before.monitor.start();
    await before.clock.advance(7_000);
    expect((await processes.rows()).record).toBeNull();
    await before.monitor.stop();
    const after = processes.begin(100_000);
    await after.load();
    expect(after.monitor.envelope(null)).toMatchObject({
      state: "stale",
      fetchedAt: iso(6_000),
      problem: null,
      snapshot,
    });
    after.upstream.answer = () => bad("unreachable");
    after.monitor.start();
    await after.clock.advance(1_000);
    expect(after.monitor.envelope(null)).toMatchObject({
      fetchedAt: iso(6_000),
      problem: { code: "unreachable", since: iso(101_000), attempts: 1 },
    });
  });

  it("is written whole when tries begin to fail, and with each failure only what changes", async () => {
    const { monitor, clock, upstream } = await processes.failing();
    const { head, body } = await processes.rows();
    expect([head, body]).not.toContain(null);
    await processes.put("handover-head", "as before");
    await processes.put("handover-body", "as before");
    await clock.advance(MINUTE_MS);
    const { record, ...rest } = await processes.rows();
    expect(JSON.parse(record ?? "")).toMatchObject({ trouble: { attempts: monitor.envelope(null).problem?.attempts } });
    expect(rest).toEqual({ head: "as before", body: "as before" });

    // Numbers that were taken over are not written again either.
    await processes.put("handover-head", head ?? "");
    await processes.put("handover-body", body ?? "");
    const after = processes.begin(100_000);
    await after.load();
    await processes.put("handover-body", "as before");
    after.upstream.answer = () => bad("timeout");
    after.monitor.start();
    await after.clock.advance(MINUTE_MS);
    expect((await processes.rows()).body).toBe("as before");

    // The next outage has other numbers, equal ones of another time included.
    upstream.answer = () => good({ snapshot });
    await clock.advance(MINUTE_MS);
    upstream.answer = () => bad("timeout");
    await clock.advance(MINUTE_MS);
    expect(await processes.rows()).toMatchObject({ body });
    expect(JSON.parse((await processes.rows()).head ?? "")).toMatchObject({
      fetchedAtMs: Date.parse(monitor.envelope(null).fetchedAt ?? ""),
    });
  });

  it("is written whole later where the database was away", async () => {
    const process = processes.begin(0);
    await process.load();
    process.monitor.start();
    await process.clock.advance(2_000);
    process.goAway();
    process.upstream.answer = () => bad("timeout");
    await process.clock.advance(10_000);
    expect((await processes.rows()).record).toBeNull();
    process.comeBack();
    await process.clock.advance(20_000);
    const { head, body } = await processes.rows();
    expect([head, body]).not.toContain(null);
    expect(process.faults).toEqual([]);
  });

  it("is told by a database that comes late, and not written over before: our failures follow those of before", async () => {
    await processes.failing();
    const after = processes.begin(100_000);
    after.upstream.answer = () => bad("unreachable");
    after.monitor.start();
    await after.clock.advance(7_000);
    expect(after.monitor.envelope(null)).toMatchObject({
      state: "down",
      problem: { attempts: 2, since: iso(101_000) },
    });
    await after.load();
    expect(after.monitor.envelope(null)).toMatchObject({
      state: "stale",
      fetchedAt: iso(1_000),
      problem: { code: "unreachable", attempts: 4, since: iso(6_000) },
      snapshot,
    });
    await after.clock.advance(MINUTE_MS);
    expect(JSON.parse((await processes.rows()).record ?? "")).toMatchObject({ trouble: { sinceMs: START_MS + 6_000 } });
  });

  it("is nothing to answers that came before a late database told of it", async () => {
    await processes.failing(bad("rate-limited", 429, 120_000));
    const after = processes.begin(20_000);
    after.monitor.start();
    await after.clock.advance(2_000);
    await after.load();
    expect(after.monitor.envelope(null)).toMatchObject({ state: "live", problem: null, fetchedAt: iso(21_000) });
    await after.clock.advance(5_000);
    expect(after.calls).toEqual([1_000, 6_000]);
    expect((await processes.rows()).record).toBeNull();
  });

  it("is nothing to failures either that came after an answer of our own", async () => {
    await processes.failing();
    const after = processes.begin(100_000);
    after.monitor.start();
    await after.clock.advance(2_000);
    after.upstream.answer = () => bad("unreachable");
    await after.clock.advance(5_000);
    await after.load();
    expect(after.monitor.envelope(null)).toMatchObject({
      fetchedAt: iso(101_000),
      problem: { code: "unreachable", attempts: 1, since: iso(106_000) },
    });
  });

  it("is told once: a database that is read again tells of ourselves", async () => {
    const process = processes.begin(0);
    await process.load();
    process.upstream.answer = () => bad("timeout");
    process.monitor.start();
    await process.clock.advance(10_000);
    await settle();
    const { problem } = process.monitor.envelope(null);
    expect(problem?.attempts).toBe(2);
    await process.load();
    expect(process.monitor.envelope(null).problem).toEqual(problem);
  });

  it("is whole where an old answer came again in between, which is no news, but no failure either", async () => {
    const process = processes.begin(0);
    const old = () => good({ snapshot, elapsed: { a: 65_000 } });
    await process.load();
    process.upstream.answer = old;
    process.monitor.start();
    await process.clock.advance(2_000);
    process.upstream.answer = () => bad("timeout");
    await process.clock.advance(5_000);
    expect(await processes.rows()).not.toMatchObject({ body: null });
    process.upstream.answer = old;
    await process.clock.advance(5_000);
    expect(await processes.rows()).toMatchObject({ record: null, body: null });
    process.upstream.answer = () => bad("timeout");
    await process.clock.advance(5_000);
    const { head, body } = await processes.rows();
    expect(JSON.parse(head ?? "")).toMatchObject({ fetchedAtMs: START_MS + 1_000 });
    expect(body).not.toBeNull();
  });

  it("is as new as it is where the database was away while all was well", async () => {
    const process = await processes.failing();
    process.goAway();
    process.upstream.answer = () => good({ snapshot });
    await process.clock.advance(20_000);
    process.upstream.answer = () => bad("timeout");
    await process.clock.advance(10_000);
    process.comeBack();
    await process.clock.advance(20_000);
    const { fetchedAt } = process.monitor.envelope(null);
    expect(Date.parse(fetchedAt ?? "")).toBeGreaterThan(START_MS + 20_000);
    expect(JSON.parse((await processes.rows()).head ?? "")).toMatchObject({ fetchedAtMs: Date.parse(fetchedAt ?? "") });
  });

  it("is left alone by a process that was never told of it", async () => {
    await processes.failing();
    const left = await processes.rows();
    const after = processes.begin(100_000);
    after.upstream.answer = () => bad("timeout");
    after.monitor.start();
    await after.clock.advance(MINUTE_MS);
    await after.monitor.stop();
    expect(await processes.rows()).toEqual(left);
  });

  it("is the end of a wait that has passed, should a late database tell of it after the first question", async () => {
    await processes.failing(bad("rate-limited", 429, 120_000));
    const after = processes.begin(20_000);
    after.upstream.answer = () => bad("timeout");
    after.monitor.start();
    await after.clock.advance(2_000);
    await after.load();
    await after.clock.advance(5_000);
    expect(after.calls).toEqual([1_000, 6_000]);
  });
});
