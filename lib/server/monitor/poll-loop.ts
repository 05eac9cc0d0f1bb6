import type { ProblemCode } from "@/lib/domain/problem";
import { backoffMs, holdOffMs } from "./backoff";
import type { Clock } from "./clock";
import type { Limits } from "./limits";

export type PollOutcome =
  /** Also of a poll that was called off, which is no news about the upstream. */
  | { kind: "good" }
  | { kind: "failed"; code: ProblemCode; attempts: number; retryAfterMs: number | null }
  /** Another instance polls: when to look what it found, when it asks the upstream next, and the interval it goes by. */
  | { kind: "theirs"; nextInMs: number; dueInMs: number; intervalMs: number };

export interface PollLoopOptions {
  limits: Limits;
  clock: Clock;
  /** From 0 to 1, for the first phase and for back-off. */
  random: () => number;
  /** Asks the upstream once. Is not meant to reject; should it, that counts as a failed poll. */
  poll: (signal: AbortSignal) => Promise<PollOutcome>;
  /** Whether a job runs, as far as we know: then the loop never idles. */
  isBusy: () => boolean;
  /** Called after each poll of ours, with the time until the next one, and until the upstream's Retry-After ends, ms. */
  onPlanned?: (next: { dueInMs: number; holdOffMs: number }) => void;
  /** Another instance idles or waits out a failure, and somebody here wants news. */
  onWish?: () => void;
  /** Something here threw that is not meant to. */
  onFault?: (error: unknown) => void;
}

/** What the loop is doing, on the monotonic clock. */
export interface PollTiming {
  /** When the request in flight was sent, or null. */
  flightStartedMs: number | null;
  /** When the next one is due, or null while one is in flight or the loop stands. */
  dueMs: number | null;
  /** When the upstream is asked next, by us or by the instance that polls; null while we ask it or the loop stands. */
  upstreamDueMs: number | null;
  /** The interval the current wait was planned with: the idle one while idle. */
  intervalMs: number;
}

export interface PollLoop {
  start(): void;
  /** Stops for good, calling off what is in flight. */
  stop(): Promise<void>;
  /** An earlier process was told to leave the upstream alone for so long, ms. Our own first question makes that void. */
  holdOff(ms: number): void;
  /** Someone is watching: ends an idle wait, or the first random phase, at once. */
  touch(): void;
  /** Someone pressed "try now": cuts a back-off short. */
  refresh(): void;
  /** A poll whose timer should have fired long ago, or null: see `Monitor.catchUp`. */
  catchUp(): Promise<void> | null;
  timing(): PollTiming;
  /** The interval that a poll ending now would be followed by, ms. */
  nextIntervalMs(): number;
}

/** A timer that is late by this share of an interval does not live. */
const LATE_TIMER = 0.5;

type Wait = "first" | "steady" | "idle" | "backoff" | "theirs";

/**
 * When to ask (CONTRIBUTING.md, "The contract"): one request an interval and never two in flight; on success on a fixed
 * grid, so that intervals neither drift nor jitter; back-off after failures; slower while nobody watches.
 */
export function createPollLoop(options: PollLoopOptions): PollLoop {
  const { limits, clock, random, poll, isBusy, onPlanned, onWish, onFault } = options;
  let state: "new" | "running" | "stopped" = "new";
  let wait: Wait = "first";
  let dueMs: number | null = null;
  /** When the instance that polls asks next, as it said last. */
  let theirDueMs = -Infinity;
  let callOffTimer: () => void = () => undefined;
  let flight: { startedMs: number; controller: AbortController; done: Promise<void>; isCatchUp: boolean } | null = null;
  let lastStartMs = -Infinity;
  let lastTouchMs = clock.monotonic();
  let isFailing = false;
  /** The upstream's Retry-After: nobody and nothing asks before it. */
  let notBeforeMs = -Infinity;
  /** When the back-off alone would try again, idle or not. */
  let backoffEndsMs = -Infinity;
  let intervalMs = limits.pollIntervalMs;
  /** Polls in a row that broke off by an error. */
  let faults = 0;

  function schedule(atMs: number, kind: Wait): void {
    callOffTimer();
    dueMs = atMs;
    wait = kind;
    callOffTimer = clock.setTimer(fire, Math.max(0, atMs - clock.monotonic()));
  }

  function fire(): void {
    if (state !== "running" || flight !== null) return;
    const plannedMs = dueMs ?? clock.monotonic();
    const controller = new AbortController();
    dueMs = null;
    lastStartMs = clock.monotonic();
    const done = attempt(controller.signal).then((outcome) => {
      flight = null;
      if (state !== "running") return;
      plan(outcome, plannedMs);
      if (outcome.kind === "theirs") return;
      const until = (atMs: number | null) => Math.max(0, (atMs ?? -Infinity) - clock.monotonic());
      onPlanned?.({ dueInMs: until(dueMs), holdOffMs: until(notBeforeMs) });
    });
    flight = { startedMs: lastStartMs, controller, done, isCatchUp: false };
  }

  /** One poll. An error ends no more than this one: without a plan for the next, nothing would ever be asked again. */
  async function attempt(signal: AbortSignal): Promise<PollOutcome> {
    try {
      const outcome = await poll(signal);
      faults = 0;
      return outcome;
    } catch (error) {
      onFault?.(error);
      faults += 1;
      return { kind: "failed", code: "bad-response", attempts: faults, retryAfterMs: null };
    }
  }

  /** Nobody watches and no job runs. Where nobody can say so, one runs. */
  function isIdleNow(): boolean {
    if (clock.monotonic() - lastTouchMs <= limits.idleAfterMs) return false;
    try {
      return !isBusy();
    } catch (error) {
      onFault?.(error);
      return false;
    }
  }

  function intervalFor(isIdle: boolean): number {
    return isIdle ? limits.idlePollIntervalMs : limits.pollIntervalMs;
  }

  function plan(outcome: PollOutcome, plannedMs: number): void {
    const nowMs = clock.monotonic();
    if (outcome.kind === "theirs") {
      intervalMs = outcome.intervalMs;
      isFailing = false;
      theirDueMs = nowMs + outcome.dueInMs;
      schedule(nowMs + outcome.nextInMs, "theirs");
      return;
    }
    const isIdle = isIdleNow();
    intervalMs = intervalFor(isIdle);
    isFailing = outcome.kind === "failed";
    if (outcome.kind === "good") {
      notBeforeMs = backoffEndsMs = -Infinity;
      // The grid counts from when this poll was due, not from when its timer got round to it. A poll that took
      // longer than an interval skips the points it missed.
      const missed = Math.floor(Math.max(0, nowMs - plannedMs) / intervalMs);
      schedule(plannedMs + (missed + 1) * intervalMs, isIdle ? "idle" : "steady");
      return;
    }
    notBeforeMs = nowMs + holdOffMs(outcome, limits);
    backoffEndsMs = Math.max(nowMs + backoffMs(outcome, limits, random()), notBeforeMs);
    const idleEndsMs = isIdle ? nowMs + limits.idlePollIntervalMs : -Infinity;
    if (idleEndsMs > backoffEndsMs) schedule(idleEndsMs, "idle");
    else schedule(backoffEndsMs, "backoff");
  }

  /** Brings the next poll forward, never against a Retry-After and at most to one request a second. */
  function hasten(earliestMs: number, kind: Wait): void {
    if (state !== "running" || dueMs === null) return;
    const atMs = Math.max(clock.monotonic(), lastStartMs + limits.minGapMs, notBeforeMs, earliestMs);
    if (atMs < dueMs) schedule(atMs, kind);
  }

  /** The holder of the turn polls within an interval; we look a little after each. */
  function wish(): void {
    onWish?.();
    hasten(lastStartMs + limits.pollIntervalMs, "theirs");
  }

  function touch(): void {
    lastTouchMs = clock.monotonic();
    if (wait === "first") hasten(-Infinity, "first");
    if (wait === "theirs" && intervalMs > limits.pollIntervalMs) wish();
    if (wait === "idle") hasten(backoffEndsMs, isFailing ? "backoff" : "steady");
  }

  return {
    start() {
      if (state !== "new") return;
      state = "running";
      lastTouchMs = clock.monotonic();
      schedule(Math.max(clock.monotonic() + random() * limits.firstPhaseMs, notBeforeMs), "first");
    },
    holdOff(ms) {
      if (lastStartMs !== -Infinity || ms <= 0) return;
      notBeforeMs = clock.monotonic() + ms;
      if (dueMs !== null && dueMs < notBeforeMs) schedule(notBeforeMs, "first");
    },
    async stop() {
      state = "stopped";
      callOffTimer();
      dueMs = null;
      flight?.controller.abort();
      await flight?.done;
    },
    touch,
    refresh() {
      touch();
      if (wait === "theirs") wish();
      else if (isFailing) hasten(-Infinity, "backoff");
    },
    catchUp() {
      const lateMs = dueMs === null ? 0 : clock.monotonic() - dueMs;
      if (state !== "running" || lateMs < LATE_TIMER * limits.pollIntervalMs)
        return flight?.isCatchUp ? flight.done : null;
      callOffTimer();
      fire();
      if (flight === null) return null;
      flight.isCatchUp = true;
      return flight.done;
    },
    timing: () => ({
      flightStartedMs: flight?.startedMs ?? null,
      dueMs,
      // Overdue while we look, we may be the one that asks.
      upstreamDueMs:
        state === "running" && wait === "theirs" && (flight === null || theirDueMs > clock.monotonic())
          ? theirDueMs
          : dueMs,
      intervalMs,
    }),
    nextIntervalMs: () => intervalFor(isIdleNow()),
  };
}
