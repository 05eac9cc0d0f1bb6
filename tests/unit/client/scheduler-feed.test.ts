import { describe, expect, it } from "vitest";
import { AnswerError } from "@/lib/client/fetch-json";
import { createSchedulerFeed } from "@/lib/client/scheduler-feed";
import { createServerClock } from "@/lib/client/server-clock";
import type { Envelope } from "@/lib/domain/envelope";
import { buildEnvelope, buildShortAnswer } from "./build-answer";

const START = Date.parse(buildEnvelope().now);

/** A feed whose questions wait until the test answers them. */
function buildFeed({ isPartial = false } = {}) {
  const reading = { monotonicMs: 0, wallMs: START };
  const clock = createServerClock(() => ({ ...reading }));
  clock.sync(START);
  const questions: {
    since: string | null;
    answer: (envelope: Envelope) => void;
    fail: (error?: AnswerError) => void;
  }[] = [];
  const feed = createSchedulerFeed(buildEnvelope(), isPartial, {
    clock,
    request: (since) =>
      new Promise<Envelope>((resolve, reject) => {
        questions.push({ since, answer: resolve, fail: (error = new AnswerError("away", null)) => reject(error) });
      }),
  });
  const pass = (ms: number) => {
    reading.monotonicMs += ms;
    reading.wallMs += ms;
  };
  const at = (index: number) => {
    const question = questions[index];
    if (!question) throw new Error(`question ${index} was not put`);
    return question;
  };
  return { feed, at, pass, questions, now: () => clock.now() };
}

describe("createSchedulerFeed", () => {
  it("asks with the revision it holds and keeps the snapshot", async () => {
    const { feed, at } = buildFeed();
    const { snapshot } = feed.state().envelope;
    const asked = feed.ask();
    expect(at(0).since).toBe("r1");
    at(0).answer(buildShortAnswer({ fetchedAt: "2026-11-23T16:00:03.000Z" }));
    expect((await asked).snapshot).toBe(snapshot);
    expect(feed.state().unchanged).toBe(0);
  });

  it("asks for everything while it holds only part", async () => {
    const { feed, at } = buildFeed({ isPartial: true });
    const asked = feed.ask();
    expect(at(0).since).toBeNull();
    at(0).answer(buildEnvelope());
    await asked;
    expect(feed.state().isPartial).toBe(false);
  });

  it("asks again without a revision when the server started anew in between", async () => {
    const { feed, at } = buildFeed();
    const asked = feed.ask();
    at(0).answer(buildShortAnswer({ revision: "r9" }));
    await Promise.resolve();
    await Promise.resolve();
    expect(at(1).since).toBeNull();
    at(1).answer(buildEnvelope({ revision: "r9" }));
    expect((await asked).revision).toBe("r9");
  });

  it("does not let an early question's late answer undo a later one", async () => {
    const { feed, at } = buildFeed();
    const first = feed.ask();
    const second = feed.ask();
    at(1).answer(buildEnvelope({ revision: "r3" }));
    await second;
    at(0).answer(buildEnvelope({ revision: "r2" }));
    expect((await first).revision).toBe("r3");
    expect(feed.state().envelope.revision).toBe("r3");
  });

  it("does not count an early question's failure after a later answer", async () => {
    const { feed, at } = buildFeed();
    const early = feed.ask();
    const later = feed.ask();
    at(1).answer(buildShortAnswer());
    await later;
    const after = feed.state();
    at(0).fail();
    expect(await early).toBe(after.envelope);
    expect(feed.state()).toBe(after);
  });

  it.each([
    ["our own server says so", "link-ended", "ended"],
    ["a proxy knows no such page, for we are being deployed", null, null],
  ] as const)("takes a link for ended, or not, when %s", async (_who, code, refusal) => {
    const { feed, at } = buildFeed();
    const asked = feed.ask();
    at(0).fail(new AnswerError("answered 404", 404, null, code));
    await expect(asked).rejects.toBeInstanceOf(AnswerError);
    expect(feed.state()).toMatchObject({ failures: 1, refusal });
  });

  it("keeps its clock whatever an answer took", async () => {
    const { feed, at, pass, now } = buildFeed();
    pass(10_000);
    const asked = feed.ask();
    pass(3_000);
    at(0).answer(buildShortAnswer({ now: new Date(START + 10_010).toISOString() }));
    await asked;
    expect(now()).toBe(START + 13_000);
  });

  it("says away from the second failure on, dated at the first, and is back with the first answer", async () => {
    const { feed, at, pass } = buildFeed();
    for (const index of [0, 1]) {
      const asked = feed.ask();
      pass(1_000);
      at(index).fail();
      await expect(asked).rejects.toBeInstanceOf(AnswerError);
      expect(feed.state().awaySinceMs).toBe(index === 0 ? null : START + 1_000);
    }
    expect(feed.state()).toMatchObject({ failures: 2, spentMs: 1_000 });
    const asked = feed.ask();
    at(2).answer(buildShortAnswer());
    await asked;
    expect(feed.state()).toMatchObject({ failures: 0, awaySinceMs: null, failingSinceMs: null });
  });

  it("counts answers without news, and widens its slack when it came too early", async () => {
    const { feed, at } = buildFeed();
    const before = feed.state().slackMs;
    for (const index of [0, 1]) {
      const asked = feed.ask();
      at(index).answer(buildShortAnswer({ nextPollMs: 300 }));
      await asked;
    }
    expect(feed.state().unchanged).toBe(2);
    expect(feed.state().slackMs).toBe(before + 100);
  });

  it("is suspicious after a wake-up until the next answer", async () => {
    const { feed, at } = buildFeed();
    feed.suspect();
    expect(feed.state().isSuspect).toBe(true);
    const asked = feed.ask();
    at(0).answer(buildShortAnswer());
    await asked;
    expect(feed.state().isSuspect).toBe(false);
  });

  it("tells its listeners of every change, until they stop", async () => {
    const { feed, at } = buildFeed();
    let told = 0;
    const stop = feed.subscribe(() => (told += 1));
    feed.plan(4_000);
    expect(feed.state().nextAskAtMs).toBe(START + 4_000);
    const asked = feed.ask();
    at(0).answer(buildShortAnswer());
    await asked;
    expect(told).toBe(2);
    stop();
    feed.plan(null);
    expect(told).toBe(2);
  });
});
