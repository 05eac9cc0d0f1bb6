import type { Envelope, Problem } from "@/lib/domain/envelope";
import { freshnessOf } from "@/lib/domain/freshness";
import { PROBLEM_TERMS } from "@/lib/domain/problem";
import type { UpstreamClient } from "../upstream/client";
import { faultName } from "../fault-name";
import { createAccountWatch } from "./account-watch";
import { answerOf } from "./held-snapshot";
import { msSince, type Clock } from "./clock";
import { createClockCheck } from "./clock-check";
import type { Handover } from "./handover";
import type { Limits } from "./limits";
import { nextPollMs } from "./next-poll";
import { keepQuiet } from "./quiet-historian";
import { createPollLoop, type PollOutcome } from "./poll-loop";
import { createRecord } from "./record";
import { createStateLog, type StateLogger } from "./state-log";
import type { Turns } from "./turns";
import type { Historian, Monitor, Reader } from "./types";

export interface MonitorDeps {
  client: UpstreamClient;
  reader: Reader;
  limits: Limits;
  clock: Clock;
  /** From 0 to 1. */
  random: () => number;
  log: StateLogger;
  build: string;
  demo: boolean;
  /** Remembers polls; absent where nothing is to be remembered. */
  history?: Historian;
  /** Shares the polling with other instances; absent where this process polls alone. */
  turns?: Turns;
  /** Hands what it found to the next process; absent where instances share that already, or nothing is remembered. */
  handover?: Handover;
}

/** The one poller of a process: asks, keeps the last good snapshot, and says how far it can be trusted. */
export function createMonitor(deps: MonitorDeps): Monitor {
  const { client, reader, limits, clock, random, log, build, demo, turns, handover } = deps;
  const history = deps.history && keepQuiet(deps.history, log);
  const intervalMs = () => loop.timing().intervalMs;
  const record = createRecord({ reader, limits, clock, history: history ?? null, intervalMs });
  const isBusy = () => {
    const snapshot = record.held?.snapshot;
    return snapshot !== undefined && (snapshot.jobs.length > 0 || snapshot.jobsMissing === true);
  };
  const loop = createPollLoop({
    ...{ limits, clock, random, poll, isBusy },
    onPlanned(next) {
      void turns?.end(next);
      handover?.afterPoll(record, intervalMs(), next.holdOffMs);
    },
    onWish: () => turns?.hasten(),
    onFault: (error) => logFault(error, "a poll broke off"),
  });
  turns?.connect({ found: () => record, intervalMs: () => loop.nextIntervalMs(), onHaste: () => loop.refresh() });
  const accountWatch = createAccountWatch({
    client,
    clock,
    limits,
    log,
    onAnswer: (body) => record.takeAccounts(body),
  });
  const writeState = createStateLog(log);
  const checkClock = createClockCheck(log);

  async function poll(signal: AbortSignal): Promise<PollOutcome> {
    const turn = (await turns?.take()) ?? null;
    if (turn !== null && turn.kind !== "alone") {
      if (turn.found !== null) record.adopt(turn.found);
      if (turn.kind === "theirs") {
        history?.rest?.();
        logState();
        const { nextInMs, dueInMs } = turn;
        return { kind: "theirs", nextInMs, dueInMs, intervalMs: turn.intervalMs };
      }
      if (turn.isNew) await history?.resume?.();
      if (turn.isWatchedElsewhere) loop.touch();
    }
    const outcome = await ask(signal);
    if (signal.aborted) return outcome;
    logState();
    if (outcome.kind === "good") accountWatch.offerTurn();
    // The others are told by the same transaction that records it, before anybody is told when the next is due.
    if (turn !== null) await history?.written?.();
    return outcome;
  }

  function logState(): void {
    const { code = null, status = null, attempts = 0 } = record.trouble ?? {};
    const { state, ageMs } = health();
    writeState({ state, problem: code, upstreamStatus: status, attempts, ageMs });
  }

  async function ask(signal: AbortSignal): Promise<PollOutcome> {
    try {
      const result = await client.fetchScheduler(signal);
      // Called off because we stop.
      if (signal.aborted) return { kind: "good" };
      if (result.ok) checkClock(result.clockAheadMs);
      return record.take(result);
    } catch (error) {
      // Nothing here is meant to throw. Should it, one answer is lost, never the poller.
      logFault(error, "an answer could not be handled");
      return record.takeFault();
    }
  }

  /** The text of a foreign error may quote the answer, so only its code or name is logged. */
  function logFault(error: unknown, what: string): void {
    log.warn({ error: faultName(error) }, what);
  }

  function health() {
    const ageMs = record.fetchedAt === null ? null : Math.round(msSince(record.fetchedAt, clock));
    const { intervalMs } = loop.timing();
    const failing = record.trouble !== null;
    return { state: freshnessOf({ ageMs, intervalMs, failing, speed: limits.speed }), ageMs, build };
  }

  function problem(): Problem | null {
    if (record.trouble === null) return null;
    const { code, sinceMs, attempts, status } = record.trouble;
    const { upstreamDueMs: dueMs } = loop.timing();
    return {
      code,
      message: PROBLEM_TERMS[code].message,
      since: new Date(sinceMs).toISOString(),
      attempts,
      upstreamStatus: status,
      retryInMs: dueMs === null ? null : Math.max(0, Math.round(dueMs - clock.monotonic())),
    };
  }

  /** Everything but the snapshot: what changes from one answer to the next. */
  function head(): Omit<Envelope, "snapshot" | "figuredAt" | "usual" | "ahead"> {
    // Whoever asks for it watches: that wakes us from idle, here and at the instance whose turn it is.
    loop.touch();
    turns?.touch();
    const timing = loop.timing();
    const { held, fetchedAt } = record;
    return {
      state: health().state,
      problem: problem(),
      revision: held?.revision ?? null,
      fetchedAt: fetchedAt === null ? null : new Date(fetchedAt.wallMs).toISOString(),
      now: new Date(clock.now()).toISOString(),
      pollIntervalMs: timing.intervalMs,
      nextPollMs: nextPollMs(timing, record.medianLatencyMs(), clock.monotonic(), limits),
      build,
      demo,
      forecastScore: held?.outlook?.score ?? null,
    };
  }

  return {
    resume: async () => history?.resume?.(),
    start: () => loop.start(),
    async stop() {
      accountWatch.stop();
      // From here on nothing is taken in, and not to ask any more may take as long as the process is given.
      const left = handover?.leave(record, intervalMs());
      await loop.stop();
      await left;
      // What was observed is published with what is recorded, and only while the turn is ours.
      await history?.written?.();
      await turns?.leave();
    },
    envelope(since) {
      const { held } = record;
      return held === null || held.revision === since ? head() : { ...head(), ...answerOf(held) };
    },
    envelopeText(since) {
      const { held } = record;
      const text = JSON.stringify(head());
      return held === null || held.revision === since ? text : `${text.slice(0, -1)},${held.json}}`;
    },
    recent: () => record.minutes.read(clock.now()),
    recall(recalled) {
      const left = recalled.handover === undefined ? null : (handover?.recall(recalled.handover) ?? null);
      if (left !== null) {
        record.goOnFrom(left.found);
        loop.holdOff(left.holdOffMs);
      }
      record.recall(recalled);
      handover?.afterRecall(record, intervalMs());
      if (left !== null) logState();
    },
    health,
    refresh: () => loop.refresh(),
    showNames: () => record.takeNames(),
    catchUp: () => loop.catchUp(),
  };
}
