import type { Envelope } from "@/lib/domain/envelope";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AnswerError } from "@/lib/client/fetch-json";
import { serverClock } from "@/lib/client/use-now";
import { createSchedulerFeed } from "@/lib/client/scheduler-feed";
import { followOnTheBeat, onTheBeat } from "@/lib/client/wall/on-the-beat";
import { SECOND_MS } from "@/lib/domain/time-units";
import { buildEnvelope } from "../build-answer";

/** A round second of the server's clock, far from where the clock of these tests begins. */
const ROUND_MS = Date.UTC(2026, 0, 5, 12);

function setSeen(visibilityState: "visible" | "hidden"): void {
  vi.stubGlobal("document", { visibilityState });
}

beforeEach(() => {
  vi.useFakeTimers();
  setSeen("visible");
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("onTheBeat", () => {
  it("waits for the tick, which comes on the server's full second", () => {
    serverClock.sync(ROUND_MS + 400);
    const todo = vi.fn();
    onTheBeat(todo);
    vi.advanceTimersByTime(590);
    expect(todo).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60);
    expect(todo).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(3 * SECOND_MS);
    expect(todo).toHaveBeenCalledOnce();
  });

  it("waits for nothing while hidden, when it is urgent, or when the tick has just been", () => {
    const todo = vi.fn();
    serverClock.sync(ROUND_MS + 10 * SECOND_MS + 20);
    onTheBeat(todo);
    serverClock.sync(ROUND_MS + 20 * SECOND_MS + 400);
    onTheBeat(todo, true);
    setSeen("hidden");
    onTheBeat(todo);
    expect(todo).toHaveBeenCalledTimes(3);
  });

  it("can be called off", () => {
    serverClock.sync(ROUND_MS + 30 * SECOND_MS + 400);
    const todo = vi.fn();
    onTheBeat(todo)();
    vi.advanceTimersByTime(2 * SECOND_MS);
    expect(todo).not.toHaveBeenCalled();
  });
});

describe("followOnTheBeat", () => {
  /** A wall's feed at 400 ms after a full second, and how often its listener was called. */
  function follow(answers: (Partial<Envelope> | AnswerError)[]) {
    const nowMs = ROUND_MS + 40 * SECOND_MS + 400;
    serverClock.sync(nowMs);
    const now = new Date(nowMs).toISOString();
    const request = async () => {
      const next = answers.shift();
      if (next instanceof AnswerError) throw next;
      return buildEnvelope({ now, ...next });
    };
    const feed = createSchedulerFeed(buildEnvelope({ now }), false, { clock: serverClock, request });
    const listener = vi.fn();
    followOnTheBeat(feed, () => false).subscribe(listener);
    return { listener, ask: () => feed.ask().catch(() => undefined) };
  }

  it("tells an ordinary answer with the tick", async () => {
    const { listener, ask } = follow([{ revision: "other" }]);
    await ask();
    expect(listener).not.toHaveBeenCalled();
    vi.advanceTimersByTime(700);
    expect(listener).toHaveBeenCalledOnce();
  });

  it("tells at once what begins trouble, and what ends it", async () => {
    const { listener, ask } = follow([new AnswerError("gone", 404), {}]);
    await ask();
    expect(listener).toHaveBeenCalledOnce();
    await ask();
    expect(listener).toHaveBeenCalledTimes(2);
  });
});
