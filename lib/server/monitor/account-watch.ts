import type { UpstreamClient } from "../upstream/client";
import type { Clock } from "./clock";

export interface AccountWatchOptions {
  client: Pick<UpstreamClient, "fetchAccounts">;
  clock: Clock;
  /** 0 = never. */
  intervalMs: number;
  /** Takes a good answer's body, and keeps no more of it than the live view needs. */
  onAnswer: (body: unknown) => void;
}

/**
 * Asks GET accounts now and then. It has no timer of its own: it is offered a turn after each good scheduler answer,
 * so it never asks an upstream that is down or refuses us, and never wakes one for its own sake. A failure is
 * harmless: what was known stays, and the next try comes an interval later.
 */
export function createAccountWatch({ client, clock, intervalMs, onAnswer }: AccountWatchOptions): {
  offerTurn(): void;
  stop(): void;
} {
  let nextMs = -Infinity;
  const ended = new AbortController();
  let isAsking = false;

  async function ask(): Promise<void> {
    isAsking = true;
    try {
      const result = await client.fetchAccounts(ended.signal);
      if (result.ok) onAnswer(result.body);
      else if (result.retryAfterMs !== null) nextMs = Math.max(nextMs, clock.monotonic() + result.retryAfterMs);
    } catch {
      // The client never throws; an answer that can't be read is as harmless as none.
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
