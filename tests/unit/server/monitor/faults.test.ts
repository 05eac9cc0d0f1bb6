import { describe, expect, it } from "vitest";
import { limitsOf } from "@/lib/server/monitor/limits";
import { createPollLoop, type PollOutcome } from "@/lib/server/monitor/poll-loop";
import { readFound } from "@/lib/server/monitor/shared-poll";
import type { FrozenMark } from "@/lib/server/monitor/frozen-mark";
import { createFakeClock } from "../support/fake-clock";
import { aJob, aSnapshot, createHarness, good } from "../support/monitor-harness";

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
      n === 0 ? Promise.reject(new TypeError("not meant to happen")) : Promise.resolve({ kind: "good" }),
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
    const { clock, count } = createLoop(() => Promise.resolve({ kind: "good" }), {
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

  it("finds a freeze, and goes on with one, though neither can be kept or looked at", async () => {
    const broken = () => {
      throw new TypeError("not meant to happen");
    };
    const marks: FrozenMark[] = [];
    const start = (frozen: FrozenMark | null) => {
      const markFrozen = (mark: FrozenMark | null) => (mark && marks.push(mark), broken());
      const harness = createHarness({ history: { observe: () => null, look: broken, markFrozen } });
      harness.upstream.answer = () =>
        good({ snapshot: aSnapshot({ jobs: [aJob({ id: "a" })] }), elapsed: { a: 5_000 } });
      harness.monitor.recall({ minutes: [], frozen });
      harness.monitor.start();
      return harness;
    };
    const first = start(null);
    await first.clock.advance(60_000);
    expect(first.monitor.envelope(null).problem?.code).toBe("frozen");
    const second = start(marks[0] ?? null);
    await second.clock.advance(1_000);
    expect(second.monitor.envelope(null)).toMatchObject({
      problem: { code: "frozen" },
      snapshot: { jobs: [{ id: "a" }] },
    });
    for (const { lines } of [first, second]) expect(lines.map(({ message }) => message)).toContain("history failed");
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
