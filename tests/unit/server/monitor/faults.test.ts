import { describe, expect, it } from "vitest";
import { limitsOf } from "@/lib/server/monitor/limits";
import { createPollLoop, type PollOutcome } from "@/lib/server/monitor/poll-loop";
import { readFound } from "@/lib/server/monitor/shared-poll";
import { createFakeClock } from "../support/fake-clock";
import { createHarness } from "../support/monitor-harness";

const limits = limitsOf({
  pollIntervalMs: 5_000,
  idlePollIntervalMs: 30_000,
  accountsIntervalMs: 0,
  upstreamTimeoutMs: 8_000,
  benchSpeed: 1,
});

/** A loop on a fake clock; `poll` is given how often it was called before. */
function createLoop(poll: (count: number) => Promise<PollOutcome>, part: { isBusy?: () => boolean } = {}) {
  const clock = createFakeClock();
  const faults: unknown[] = [];
  let count = 0;
  const loop = createPollLoop({
    limits,
    clock,
    random: () => 0.5,
    poll: () => poll(count++),
    isBusy: part.isBusy ?? (() => true),
    onFault: (error) => faults.push(error),
  });
  loop.start();
  return { clock, loop, faults, count: () => count };
}

describe("the poll loop, when what must not throw throws", () => {
  it("takes a rejected poll for a failed one, and asks again", async () => {
    const { clock, faults, count } = createLoop((n) =>
      n === 0 ? Promise.reject(new TypeError("not meant to happen")) : Promise.resolve({ ok: true }),
    );
    await clock.advance(60_000);
    expect(count()).toBeGreaterThan(8);
    expect(faults).toHaveLength(1);
  });

  it("backs off while polls go on being rejected", async () => {
    const { clock, count } = createLoop(() => Promise.reject(new Error("always")));
    await clock.advance(60_000);
    expect(count()).toBeGreaterThan(3);
    expect(count()).toBeLessThan(8);
  });

  it("plans on when nobody can say whether a job runs", async () => {
    const { clock, count } = createLoop(() => Promise.resolve({ ok: true }), {
      isBusy: () => {
        throw new TypeError("not meant to happen");
      },
    });
    await clock.advance(600_000);
    expect(count()).toBeGreaterThan(15);
  });
});

describe("the monitor, when history throws", () => {
  it("polls on and shows what it found, and says so once", async () => {
    let isBroken = true;
    const harness = createHarness({
      history: {
        observe() {
          if (isBroken) throw new TypeError("not meant to happen");
          return null;
        },
      },
    });
    harness.monitor.start();
    await harness.clock.advance(60_000);
    expect(harness.calls.length).toBeGreaterThan(8);
    expect(harness.monitor.envelope(null)).toMatchObject({ state: "live", problem: null });
    const told = () => harness.lines.filter(({ message }) => message.includes("history")).map(({ level }) => level);
    expect(told()).toEqual(["warn"]);
    isBroken = false;
    await harness.clock.advance(10_000);
    expect(told()).toEqual(["warn", "info"]);
  });
});

describe("what another version published", () => {
  const head = { revision: "r", fetchedAtMs: 1, trouble: null, intervalMs: 5_000, outlook: null };
  it.each([
    ["an empty head", "{}", "{}"],
    ["no JSON", "<", "<"],
    ["null", "null", "null"],
    ["a snapshot without jobs", JSON.stringify(head), JSON.stringify({ snapshot: {}, usual: [], ahead: {} })],
    ["an outlook without forecasts", JSON.stringify({ ...head, outlook: {} }), null],
  ])("counts as nothing found: %s", (_what, text, body) => {
    expect(readFound(text, body, null, createFakeClock())).toBeNull();
  });
});
