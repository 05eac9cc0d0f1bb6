import type { ProblemCode } from "@/lib/domain/problem";
import type { UpstreamClient } from "../upstream/client";
import { faultName } from "../fault-name";
import { holdOffMs } from "./backoff";
import type { Clock } from "./clock";
import type { Limits } from "./limits";
import type { StateLogger } from "./state-log";

export interface AccountWatchOptions {
  client: Pick<UpstreamClient, "fetchAccounts">;
  clock: Clock;
  /** `accountsIntervalMs` 0 = never. */
  limits: Limits;
  log: StateLogger;
  /** Takes an answer's body, and keeps no more of it than the live view needs. @returns what is wrong with it, or null. */
  onAnswer: (body: unknown) => ProblemCode | null;
}

/**
 * Asks GET accounts now and then. It has no timer of its own: it is offered a turn after each good scheduler answer,
 * so it never asks an upstream that is down or refuses us, and never wakes one for its own sake. A failure is
 * harmless: what was known stays for a while, and the next try comes an interval later. One line is logged when it begins
 * to fail, fails otherwise, or works again.
 */
export function createAccountWatch({ client, clock, limits, log, onAnswer }: AccountWatchOptions): {
  offerTurn(): void;
  stop(): void;
} {
  const intervalMs = limits.accountsIntervalMs;
  let nextMs = -Infinity;
  let problem: string | null = null;
  const ended = new AbortController();
  let isAsking = false;

  function note(now: string | null, status: number | null): void {
    if (now === problem) return;
    problem = now;
    if (now === null) log.info({ problem, upstreamStatus: null }, "GET accounts is answered again");
    else log.warn({ problem, upstreamStatus: status }, "GET accounts fails");
  }

  async function ask(): Promise<void> {
    isAsking = true;
    try {
      const result = await client.fetchAccounts(ended.signal);
      const code = result.ok ? onAnswer(result.body) : result.code;
      if (!result.ok) nextMs = Math.max(nextMs, clock.monotonic() + holdOffMs(result, limits));
      if (!ended.signal.aborted) note(code, result.status);
    } catch (error) {
      // The client never throws; an answer that we stumble over is as harmless as none. Its text is not ours to log.
      note(faultName(error), null);
    } finally {
      isAsking = false;
    }
  }

  return {
    offerTurn() {
      if (intervalMs === 0 || isAsking || ended.signal.aborted || clock.monotonic() < nextMs) return;
      nextMs = clock.monotonic() + intervalMs;
      void ask();
    },
    stop: () => ended.abort(),
  };
}
