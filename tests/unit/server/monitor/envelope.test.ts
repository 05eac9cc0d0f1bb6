import { describe, expect, it } from "vitest";
import { envelopeSchema } from "@/lib/domain/envelope-schema";
import { PROBLEM_CODES, PROBLEM_TERMS } from "@/lib/domain/problem";
import type { Reader } from "@/lib/server/monitor/types";
import { START_MS } from "../support/fake-clock";
import { aJob, anAccount, aSnapshot, bad, createHarness, good } from "../support/monitor-harness";

const iso = (sinceStartMs: number) => new Date(START_MS + sinceStartMs).toISOString();

describe("freshness", () => {
  it("is starting before the first answer, and live after it", async () => {
    const { monitor, clock } = createHarness();
    expect(monitor.envelope(null)).toMatchObject({
      state: "starting",
      problem: null,
      revision: null,
      fetchedAt: null,
      now: iso(0),
    });
    monitor.start();
    await clock.advance(1_500);
    expect(monitor.envelope(null)).toMatchObject({ state: "live", fetchedAt: iso(1_000), now: iso(1_500) });
  });

  it("counts from when an answer began to come, however slowly the rest of it came", async () => {
    const { monitor, clock, upstream } = createHarness();
    upstream.answer = () => ({ ...good(), sinceHeadMs: 700 });
    monitor.start();
    await clock.advance(1_000);
    expect(monitor.envelope(null)).toMatchObject({ state: "live", fetchedAt: iso(300) });
  });

  it("is down when there never was a good answer and attempts fail", async () => {
    const { monitor, clock, upstream } = createHarness();
    upstream.answer = () => bad("unreachable");
    monitor.start();
    await clock.advance(1_500);
    expect(monitor.envelope(null)).toMatchObject({ state: "down", revision: null });
    expect(monitor.envelope(null)).not.toHaveProperty("snapshot");
  });

  it("grows late beyond 3 intervals and stale beyond a minute, and keeps the last good numbers", async () => {
    const { monitor, clock, upstream } = createHarness();
    monitor.start();
    await clock.advance(1_000);
    upstream.answer = () => bad("unreachable");
    const states: string[] = [];
    for (let second = 0; second <= 61; second += 1) {
      states.push(monitor.envelope(null).state);
      await clock.advance(1_000);
    }
    expect(states.indexOf("late")).toBe(16);
    expect(states.indexOf("stale")).toBe(61);
    expect(monitor.envelope(null)).toMatchObject({ fetchedAt: iso(1_000), snapshot: aSnapshot() });
  });

  it("believes the larger age: a laptop's sleep does not look fresh, and a clock set back neither", async () => {
    const { monitor, clock, upstream } = createHarness();
    monitor.start();
    await clock.advance(1_000);
    clock.jumpWall(3_600_000);
    expect(monitor.health()).toMatchObject({ state: "stale", ageMs: 3_600_000 });
    clock.jumpWall(-7_200_000);
    upstream.answer = () => bad("timeout");
    await clock.advance(20_000);
    expect(monitor.health()).toMatchObject({ state: "late", ageMs: 20_000 });
  });
});

describe("problem", () => {
  it("tells the first failed attempt, their number, the status and the next try", async () => {
    const { monitor, clock, upstream } = createHarness();
    monitor.start();
    await clock.advance(1_000);
    upstream.answer = () => bad("upstream-error", 503);
    await clock.advance(5_000);
    expect(monitor.envelope(null).problem).toEqual({
      code: "upstream-error",
      message: PROBLEM_TERMS["upstream-error"].message,
      since: iso(6_000),
      attempts: 1,
      upstreamStatus: 503,
      retryInMs: 5_000,
    });
    upstream.answer = () => bad("timeout");
    await clock.advance(6_000);
    expect(monitor.envelope(null).problem).toMatchObject({
      code: "timeout",
      since: iso(6_000),
      attempts: 2,
      upstreamStatus: null,
      retryInMs: 9_000,
    });
  });

  it("has no time for the next try while one is under way", async () => {
    const { monitor, clock, upstream } = createHarness();
    upstream.answer = () => bad("timeout");
    upstream.latencyMs = 8_000;
    monitor.start();
    await clock.advance(9_100);
    expect(monitor.envelope(null).problem?.retryInMs).toBe(4_900);
    await clock.advance(5_000);
    expect(monitor.envelope(null).problem?.retryInMs).toBeNull();
  });

  it("ends with the next good answer, and a new one counts from one again", async () => {
    const { monitor, clock, upstream } = createHarness();
    upstream.answer = () => bad("timeout");
    monitor.start();
    await clock.advance(1_000);
    upstream.answer = () => good();
    await clock.advance(5_000);
    expect(monitor.envelope(null).problem).toBeNull();
    upstream.answer = () => bad("unreachable");
    await clock.advance(5_000);
    expect(monitor.envelope(null).problem).toMatchObject({ attempts: 1, since: iso(11_000) });
  });

  it("takes the reader's word when a 200 can't be read", async () => {
    const reader: Reader = {
      readScheduler: () => ({ ok: false, code: "subscription", status: 402 }),
      readAccounts: () => null,
      readAgain: () => null,
      rename: (old) => old,
      mergeAccountsOf: () => undefined,
      accountsAtMs: () => null,
    };
    const { monitor, clock } = createHarness({ reader });
    monitor.start();
    await clock.advance(1_500);
    expect(monitor.envelope(null)).toMatchObject({
      state: "down",
      problem: { code: "subscription", upstreamStatus: 402 },
    });
  });

  it("survives a reader that throws", async () => {
    let isBroken = true;
    const reader: Reader = {
      readScheduler() {
        if (isBroken) throw new TypeError("secret text");
        return { ok: true, snapshot: aSnapshot(), elapsedByJob: new Map() };
      },
      readAccounts: () => null,
      readAgain: () => null,
      rename: (old) => old,
      mergeAccountsOf: () => undefined,
      accountsAtMs: () => null,
    };
    const { monitor, clock, lines } = createHarness({ reader });
    monitor.start();
    await clock.advance(1_500);
    expect(monitor.envelope(null)).toMatchObject({ state: "down", problem: { code: "bad-response" } });
    isBroken = false;
    await clock.advance(5_000);
    expect(monitor.envelope(null)).toMatchObject({ state: "live", problem: null });
    expect(JSON.stringify(lines)).not.toContain("secret text");
  });
});

describe("the answer's shape", () => {
  it("is the contract's, with every problem code and without one", async () => {
    for (const code of PROBLEM_CODES) {
      const { monitor, clock, upstream } = createHarness();
      monitor.start();
      await clock.advance(1_000);
      expect(envelopeSchema.safeParse(monitor.envelope(null)).success).toBe(true);
      upstream.answer = () => bad(code, 500);
      await clock.advance(5_000);
      expect(envelopeSchema.safeParse(JSON.parse(monitor.envelopeText(null))).success).toBe(true);
    }
  });

  it("says the same as text and as object", async () => {
    const { monitor, clock, upstream } = createHarness();
    upstream.answer = () => good({ snapshot: aSnapshot({ jobs: [aJob({ ref: 'quote " and \u2028' })] }) });
    expect(JSON.parse(monitor.envelopeText(null))).toEqual(monitor.envelope(null));
    monitor.start();
    await clock.advance(1_500);
    const envelope = monitor.envelope(null);
    expect(JSON.parse(monitor.envelopeText(null))).toEqual(envelope);
    expect(JSON.parse(monitor.envelopeText(envelope.revision))).toEqual(monitor.envelope(envelope.revision));
  });
});

describe("revision", () => {
  it("changes exactly when the content does; a viewer who has it gets no snapshot", async () => {
    const { monitor, clock, upstream } = createHarness();
    monitor.start();
    await clock.advance(1_500);
    const { revision } = monitor.envelope(null);
    upstream.answer = () => good({ snapshot: structuredClone(aSnapshot()) });
    await clock.advance(5_000);
    expect(monitor.envelope(revision).revision).toBe(revision);
    expect(monitor.envelope(revision)).not.toHaveProperty("snapshot");
    expect(monitor.envelope("something else")).toHaveProperty("snapshot");
    expect(monitor.envelope("")).toHaveProperty("snapshot");

    upstream.answer = () => good({ snapshot: aSnapshot({ accounts: [anAccount({ executing: 3 })] }) });
    await clock.advance(5_000);
    expect(monitor.envelope(revision).revision).not.toBe(revision);
    expect(monitor.envelope(revision)).toHaveProperty("snapshot");

    upstream.answer = () => good();
    await clock.advance(5_000);
    expect(monitor.envelope(null).revision).toBe(revision);
  });
});

describe("the log", () => {
  it("has one line for each change of state, not one for each try", async () => {
    const { monitor, clock, upstream, lines } = createHarness();
    const watch = async (ms: number) => {
      for (let elapsed = 0; elapsed < ms; elapsed += 1_000) {
        monitor.envelope(null);
        await clock.advance(1_000);
      }
    };
    monitor.start();
    await watch(30_000);
    upstream.answer = () => bad("unreachable");
    await watch(180_000);
    upstream.answer = () => good();
    await watch(30_000);
    const told = lines.map(({ level, fields }) => ({ level, ...fields }));
    expect(told).toMatchObject([
      { level: "info", state: "live", problem: null },
      { level: "warn", state: "live", problem: "unreachable" },
      { level: "warn", state: "late", problem: "unreachable" },
      { level: "warn", state: "stale", problem: "unreachable" },
      { level: "info", state: "live", problem: null },
    ]);
  });
});
