import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeBuckets, type Bucket } from "@/lib/server/history/bucket";
import {
  accumulate,
  bucketParts,
  EMPTY_ACCUMULATOR,
  openFailure,
  type AccumulatorState,
} from "@/lib/server/history/bucket-accumulator";
import type { Gap, Observation } from "@/lib/server/history/observation";
import { HOUR_MS, MINUTE_MS } from "@/lib/domain/time-units";
import { answer, buildAccount, buildSnapshot, failure, T0 } from "./build";

function observe(observations: Observation[], bucketMs = MINUTE_MS) {
  let state: AccumulatorState = EMPTY_ACCUMULATOR;
  const gaps: Gap[] = [];
  const buckets = new Map<string, Bucket>();
  for (const observation of observations) {
    const step = accumulate(state, observation);
    state = step.state;
    gaps.push(...step.gaps);
    for (const part of step.held ? bucketParts(step.held, bucketMs) : []) {
      const key = `${part.atMs}/${part.accountId ?? ""}`;
      const sum = buckets.get(key);
      buckets.set(key, sum ? mergeBuckets(sum, part) : part);
    }
  }
  const bucket = (minute: number, accountId: string | null = "a") =>
    buckets.get(`${T0 + minute * bucketMs}/${accountId ?? ""}`);
  return { state, gaps, buckets, bucket };
}

const busy = (executing: number, part: Parameters<typeof buildAccount>[0] = {}) =>
  buildSnapshot([], [buildAccount({ executing, available: 3 - executing, ...part })]);

describe("accumulate and bucketParts", () => {
  it("weighs by time, cuts at the minute, and keeps the peak", () => {
    const { bucket } = observe([answer(50, busy(1)), answer(55, busy(3)), answer(65, busy(0)), answer(70, busy(0))]);
    const sums = { executingMs: 20_000, slotsMs: 30_000, capacityKnownMs: 10_000 };
    expect(bucket(0)).toMatchObject({ observedMs: 10_000, ...sums, executingPeak: 3, zeroFreeMs: 5_000 });
    expect(bucket(1)).toMatchObject({ observedMs: 10_000, executingMs: 15_000, zeroFreeMs: 5_000 });
  });

  it("counts by what an answer said when it is told anew, and no time twice", () => {
    const told = (maxJobs: number | null) => buildSnapshot([], [buildAccount({ maxJobs, executing: 2, available: 0 })]);
    const { bucket, gaps } = observe([answer(0, told(2)), answer(0, told(4)), answer(5, told(4))]);
    expect(bucket(0)).toMatchObject({ observedMs: 5_000, slotsMs: 20_000 });
    expect(gaps).toEqual([]);
    // Not where nothing is known of the time that follows.
    expect(observe([answer(0, told(2)), failure(2), answer(0, told(4)), answer(5, told(4))]).gaps).toHaveLength(1);
  });

  it("counts no time as without a free slot while one is free, or while that is not known of all", () => {
    const time = (...available: (number | null)[]) => {
      const snapshot = buildSnapshot(
        [],
        available.map((each, at) => buildAccount({ id: `account-${at}`, available: each })),
      );
      return observe([answer(0, snapshot), answer(5, snapshot)]).bucket(0, null);
    };
    expect(time(2, -2)).toMatchObject({ zeroFreeMs: 0, capacityKnownMs: 5_000 });
    expect(time(0, -2)).toMatchObject({ zeroFreeMs: 5_000, capacityKnownMs: 5_000 });
    expect(time(0, null)).toMatchObject({ zeroFreeMs: 0, capacityKnownMs: 0 });
  });

  it("adds up all accounts together, for what no sum of accounts can tell: when none had a slot", () => {
    const two = (a: number, b: number) =>
      buildSnapshot(
        [],
        [
          buildAccount({ executing: a, available: 3 - a }),
          buildAccount({ id: "b", executing: b, available: 3 - b, maxJobs: 3 }),
        ],
      );
    const { bucket } = observe([
      answer(0, two(3, 0)),
      answer(5, two(3, 3)),
      answer(10, two(0, 3)),
      answer(15, two(0, 0)),
    ]);
    expect(bucket(0)?.zeroFreeMs).toBe(10_000);
    expect(bucket(0, null)).toMatchObject({ zeroFreeMs: 5_000, slotsMs: 6 * 15_000, executingPeak: 6 });
  });

  it("counts what idles moment by moment and account by account: an overdrawn one makes up for no other", () => {
    const two = (a: number, b: number, part: Parameters<typeof buildAccount>[0] = {}) =>
      buildSnapshot(
        [],
        [
          buildAccount({ executing: a, available: 3 - a, ...part }),
          buildAccount({ id: "b", executing: b, available: 3 - b }),
        ],
      );
    const { bucket } = observe([
      answer(0, two(6, 3)),
      answer(5, two(0, 1)),
      answer(10, two(6, 1)),
      // Slots that nobody knows of do not idle.
      answer(15, two(1, 0, { maxJobs: null, available: null })),
      // One that is not offered, though nothing runs on it, does.
      answer(20, two(1, 3, { listed: false, inferred: true, available: 0 })),
      answer(25, two(3, 3)),
    ]);
    expect(bucket(0)).toMatchObject({ idleMs: 5_000 * (0 + 3 + 0 + 2), capacityKnownMs: 20_000 });
    expect(bucket(0, "b")?.idleMs).toBe(5_000 * (0 + 2 + 2 + 3 + 0));
    expect(bucket(0, null)).toMatchObject({ idleMs: 5_000 * (0 + 5 + 2 + 3 + 2), capacityKnownMs: 25_000 });
  });

  it("leaves an outage unknown, and names it by what prevailed", () => {
    const { gaps, bucket } = observe([
      answer(0, busy(1)),
      answer(5, busy(1)),
      failure(10),
      failure(15),
      failure(20, "unauthorised"),
      answer(30, busy(1)),
      answer(35, busy(1)),
    ]);
    expect(bucket(0)?.observedMs).toBe(10_000);
    expect(gaps).toEqual([
      { fromMs: T0 + 5_000, toMs: T0 + 20_000, code: "timeout" },
      { fromMs: T0 + 20_000, toMs: T0 + 30_000, code: "unauthorised" },
    ]);
  });

  it("calls it not running when nobody asked, also where the first try after it fails", () => {
    const { gaps } = observe([answer(0, busy(1)), answer(600, busy(1)), failure(1_200), answer(1_205, busy(1))]);
    expect(gaps).toEqual([
      { fromMs: T0, toMs: T0 + 600_000, code: "not-running" },
      { fromMs: T0 + 600_000, toMs: T0 + 1_200_000, code: "not-running" },
      { fromMs: T0 + 1_200_000, toMs: T0 + 1_205_000, code: "timeout" },
    ]);
    const stored = accumulate(observe([answer(0, busy(1))]).state, answer(600, busy(1)), "store");
    expect(stored.gaps.map(({ code }) => code)).toEqual(["store"]);
  });

  it("tells our own absence within a failure apart from it: useapi.net is not to blame for a night we were switched off", () => {
    const down = [answer(0, busy(1)), failure(5), failure(20)];
    const parted = [
      { fromMs: T0, toMs: T0 + 20_000, code: "timeout" },
      { fromMs: T0 + 20_000, toMs: T0 + 3_600_000, code: "not-running" },
    ];
    expect(observe([...down, answer(3_600, busy(1))]).gaps).toEqual(parted);
    expect(observe([...down, failure(3_600), answer(3_605, busy(1))]).gaps).toEqual([
      ...parted,
      { fromMs: T0 + 3_600_000, toMs: T0 + 3_605_000, code: "timeout" },
    ]);
    expect(openFailure(observe(down).state, T0 + 3_600_000)).toEqual(parted);
    // Who is asked to slow down waits for as long as five minutes.
    const slowed = (seconds: number) =>
      observe([answer(0, busy(1)), failure(5, "rate-limited"), answer(seconds, busy(1))]).gaps.map(({ code }) => code);
    expect(slowed(300)).toEqual(["rate-limited"]);
    expect(slowed(3_600)).toEqual(["rate-limited", "not-running"]);
    // What turned out at a later try was tried then, and a long interval is no absence, whatever the next run's is.
    const still = { ...failure(10), triedAtMs: T0 + 900_000, intervalMs: 300_000 };
    const moved = { ...answer(1_210, busy(1)), intervalMs: 5_000 };
    expect(observe([answer(0, busy(1)), still, moved]).gaps.map(({ code }) => code)).toEqual(["timeout"]);
  });

  it("counts no time with none free where there is no slot", () => {
    const none = busy(0, { maxJobs: 0, available: 0 });
    expect(observe([answer(0, none), answer(5, none)]).bucket(0)).toMatchObject({ observedMs: 5_000, zeroFreeMs: 0 });
  });

  it("tells an open gap up to now, and has none before the first good answer", () => {
    const { state } = observe([answer(0, busy(1)), failure(5)]);
    expect(openFailure(state, T0 + 60_000)).toEqual([{ fromMs: T0, toMs: T0 + 60_000, code: "timeout" }]);
    expect(openFailure(observe([failure(0)]).state, T0 + 60_000)).toEqual([]);
  });

  it("does not observe an account whose figures are unknown, nor capacity that is", () => {
    const { bucket } = observe([
      answer(0, busy(1, { executing: null, available: null })),
      answer(5, busy(2, { maxJobs: null, available: null })),
      answer(10, busy(1)),
    ]);
    expect(bucket(0)).toMatchObject({ observedMs: 5_000, executingMs: 10_000, capacityKnownMs: 0, zeroFreeMs: 0 });
  });

  it("counts what holds no slot by kind", () => {
    const { bucket } = observe([
      answer(0, busy(1, { uncounted: { image: 4 } })),
      answer(5, busy(1)),
      answer(10, busy(1)),
    ]);
    expect(bucket(0)).toMatchObject({ observedMs: 10_000, uncountedMs: { image: 20_000 } });
  });

  it("observes and misses together exactly the time that passed, in minutes as in hours", () => {
    const arbitrary = fc.array(
      fc.record({
        after: fc.integer({ min: 1, max: 40 }),
        fails: fc.boolean(),
        executing: fc.integer({ min: 0, max: 3 }),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(arbitrary, (steps) => {
        let seconds = 0;
        let lastGood = 0;
        const observations = [answer(0, busy(0))];
        for (const { after, fails, executing } of steps) {
          seconds += after;
          observations.push(fails ? failure(seconds) : answer(seconds, busy(executing)));
          if (!fails) lastGood = seconds;
        }
        for (const bucketMs of [MINUTE_MS, HOUR_MS]) {
          const { buckets, gaps } = observe(observations, bucketMs);
          const own = [...buckets.values()].filter(({ accountId }) => accountId === "a");
          const observedMs = own.reduce((sum, bucket) => sum + bucket.observedMs, 0);
          const missedMs = gaps
            .filter(({ fromMs }) => fromMs < T0 + lastGood * 1_000)
            .reduce((sum, { fromMs, toMs }) => sum + Math.min(toMs, T0 + lastGood * 1_000) - fromMs, 0);
          expect(observedMs + missedMs).toBe(lastGood * 1_000);
          for (const bucket of own) expect(bucket.observedMs).toBeLessThanOrEqual(bucketMs);
        }
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});
