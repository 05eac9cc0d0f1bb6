import type { Envelope, Problem } from "@/lib/domain/envelope";
import { freshnessOf, type Freshness } from "@/lib/domain/freshness";
import { PROBLEMS, type ProblemCode } from "@/lib/domain/problem";
import type { Recent } from "@/lib/domain/recent";
import type { Snapshot } from "@/lib/domain/snapshot";
import type { UpstreamClient } from "../upstream/client";
import { createAccountWatch } from "./account-watch";
import { instantOf, msSince, type Clock, type Instant } from "./clock";
import { holdSnapshot, type HeldSnapshot } from "./held-snapshot";
import type { Limits } from "./limits";
import { createLatencies, nextPollMs } from "./next-poll";
import { createPollLoop, type PollOutcome } from "./poll-loop";
import { createRecentMinutes } from "./recent-minutes";
import { createStateLog, type StateLogger } from "./state-log";
import { watchStillness, type Stillness } from "./stillness";

/** What a scheduler answer means, or why it can't be read. */
export type Reading =
  | { ok: true; snapshot: Snapshot; elapsedByJob: ReadonlyMap<string, number | null> }
  | { ok: false; code: ProblemCode; status: number | null };

/** Turns bodies into our words, remembering what it must between them (`reader.ts`; a fake in tests). */
export interface Reader {
  readScheduler(body: unknown, nowMs: number): Reading;
  readAccounts(body: unknown): void;
}

/** What a poll brought, for whoever records it. */
export type PollEvent =
  | { kind: "snapshot"; snapshot: Snapshot; revision: string; atMs: number; latencyMs: number }
  | { kind: "failure"; code: ProblemCode; atMs: number };

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
}

export interface Monitor {
  start(): void;
  stop(): Promise<void>;
  /** The answer of `GET /api/scheduler`. Counts as someone watching. */
  envelope(since: string | null): Envelope;
  /** The same as JSON text, from the snapshot's cached JSON. The hot path. */
  envelopeText(since: string | null): string;
  recent(): Recent;
  /** For health: looks without counting as someone who watches. */
  health(): { state: Freshness; ageMs: number | null; build: string };
  /** "Try now". */
  refresh(): void;
  /** Someone watches: wakes from idle. */
  touch(): void;
  /** Tells every poll's outcome, but for answers that stand still. A listener that throws harms nobody. */
  onPoll(listener: (event: PollEvent) => void): () => void;
}

interface Trouble {
  code: ProblemCode;
  sinceMs: number;
  attempts: number;
  status: number | null;
}

type Failure = { code: ProblemCode; status: number | null; retryAfterMs: number | null };

/** The one poller of a process: asks, keeps the last good snapshot, and says how far it can be trusted. */
export function createMonitor(deps: MonitorDeps): Monitor {
  const { client, reader, limits, clock, random, log, build, demo } = deps;
  let held: HeldSnapshot | null = null;
  let fetchedAt: Instant | null = null;
  let trouble: Trouble | null = null;
  let stillness: Stillness | null = null;
  const latencies = createLatencies();
  const minutes = createRecentMinutes(limits.recentStepMs);
  const listeners = new Set<(event: PollEvent) => void>();
  const writeState = createStateLog(log);
  const accountWatch = createAccountWatch({
    client,
    clock,
    intervalMs: limits.accountsIntervalMs,
    onAnswer: (body) => reader.readAccounts(body),
  });
  const loop = createPollLoop({ limits, clock, random, poll, isBusy: () => (held?.snapshot.jobs.length ?? 0) > 0 });

  async function poll(signal: AbortSignal): Promise<PollOutcome> {
    let outcome: PollOutcome;
    try {
      outcome = await ask(signal);
    } catch (error) {
      // Nothing below is meant to throw. Should it, one answer is lost, never the poller; the text of a foreign error may
      // quote the answer, so only its name is logged.
      log.warn({ error: error instanceof Error ? error.name : "unknown" }, "an answer could not be handled");
      outcome = fail({ code: "bad-response", status: null, retryAfterMs: null });
    }
    if (!signal.aborted) writeState({ ...health(), ...loggedTrouble() });
    return outcome;
  }

  async function ask(signal: AbortSignal): Promise<PollOutcome> {
    const result = await client.fetchScheduler(signal);
    // Called off because we stop: no news about the upstream.
    if (signal.aborted) return { ok: true };
    if (!result.ok) return fail(result);
    const reading = reader.readScheduler(result.body, clock.now());
    if (!reading.ok) return fail({ ...reading, status: reading.status ?? result.status, retryAfterMs: null });
    latencies.add(result.latencyMs);
    return accept(reading, result.status, result.latencyMs);
  }

  function accept(reading: Extract<Reading, { ok: true }>, status: number, latencyMs: number): PollOutcome {
    const at = instantOf(clock);
    const next = holdSnapshot(reading.snapshot, held);
    const sighting = { revision: next.revision, elapsedByJob: reading.elapsedByJob };
    const verdict = watchStillness(stillness, sighting, at, clock, limits);
    stillness = verdict.stillness;
    if (verdict.isFrozen) return failFrozen(verdict.stillness, status);
    held = next;
    trouble = null;
    accountWatch.offerTurn();
    // A repetition is no failure yet, but no news either: its age goes on growing.
    if (verdict.isStill) return { ok: true };
    fetchedAt = at;
    minutes.observe(next.snapshot.accounts, at.wallMs);
    const { snapshot, revision } = next;
    tell({ kind: "snapshot", snapshot, revision, atMs: at.wallMs, latencyMs });
    return { ok: true };
  }

  function fail({ code, status, retryAfterMs }: Failure): PollOutcome {
    const nowMs = clock.now();
    const attempts = (trouble?.attempts ?? 0) + 1;
    trouble = { code, status, attempts, sinceMs: trouble?.sinceMs ?? nowMs };
    tell({ kind: "failure", code, atMs: nowMs });
    return { ok: false, code, attempts, retryAfterMs };
  }

  /** The answers that stood still before this one turn out to have been failed attempts too. */
  function failFrozen({ stillSince, polls }: Stillness, status: number): PollOutcome {
    if (trouble === null) {
      trouble = { code: "frozen", status, attempts: polls - 1, sinceMs: stillSince?.wallMs ?? clock.now() };
    }
    return fail({ code: "frozen", status, retryAfterMs: null });
  }

  function tell(event: PollEvent): void {
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (error) {
        log.warn({ error: error instanceof Error ? error.name : "unknown" }, "a poll listener failed");
      }
    }
  }

  function loggedTrouble() {
    return {
      problem: trouble?.code ?? null,
      upstreamStatus: trouble?.status ?? null,
      attempts: trouble?.attempts ?? 0,
    };
  }

  function health() {
    const ageMs = fetchedAt === null ? null : Math.round(msSince(fetchedAt, clock));
    const { intervalMs } = loop.timing();
    return { state: freshnessOf({ ageMs, intervalMs, failing: trouble !== null, speed: limits.speed }), ageMs, build };
  }

  function problem(): Problem | null {
    if (trouble === null) return null;
    const { dueMs } = loop.timing();
    return {
      code: trouble.code,
      message: PROBLEMS[trouble.code].message,
      since: new Date(trouble.sinceMs).toISOString(),
      attempts: trouble.attempts,
      upstreamStatus: trouble.status,
      retryInMs: dueMs === null ? null : Math.max(0, Math.round(dueMs - clock.monotonic())),
    };
  }

  /** Everything but the snapshot: what changes from one answer to the next. */
  function head(): Omit<Envelope, "snapshot"> {
    loop.touch();
    const timing = loop.timing();
    return {
      state: health().state,
      problem: problem(),
      revision: held?.revision ?? null,
      fetchedAt: fetchedAt === null ? null : new Date(fetchedAt.wallMs).toISOString(),
      now: new Date(clock.now()).toISOString(),
      pollIntervalMs: timing.intervalMs,
      nextPollMs: nextPollMs(timing, latencies.median(), clock.monotonic(), limits),
      build,
      demo,
    };
  }

  return {
    start: () => loop.start(),
    async stop() {
      accountWatch.stop();
      await loop.stop();
    },
    envelope(since) {
      return held === null || held.revision === since ? head() : { ...head(), snapshot: held.snapshot };
    },
    envelopeText(since) {
      const text = JSON.stringify(head());
      return held === null || held.revision === since ? text : `${text.slice(0, -1)},"snapshot":${held.json}}`;
    },
    recent: () => minutes.read(clock.now()),
    health,
    refresh: () => loop.refresh(),
    touch: () => loop.touch(),
    onPoll(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
