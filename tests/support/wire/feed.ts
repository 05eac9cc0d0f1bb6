import type { Snapshot } from "@/lib/domain/snapshot";
import type { AccountsInfo } from "@/lib/server/upstream/accounts-info";
import { EMPTY_MEMORY, type Memory } from "@/lib/server/upstream/memory";
import { normalise, type NormaliseContext, type Normalised } from "@/lib/server/upstream/normalise";

/** When the answers of these tests come, unless they say otherwise. */
export const NOW_MS = Date.parse("2026-11-24T12:00:00.000Z");

export interface Feed {
  /** Takes in one good answer `afterMs` after the last one (5 s unless told otherwise). Throws if it is not good. */
  take(body: unknown, afterMs?: number): Snapshot;
  /** The whole of what the last answer came to. */
  last(): Normalised;
  /** Sets what `GET accounts` last said. */
  tell(info: AccountsInfo | null): void;
  nowMs(): number;
}

/** Feeds answers to the normaliser one after another, keeping its memory, as the monitor does. */
export function createFeed(context: Partial<NormaliseContext> = {}): Feed {
  let nowMs = NOW_MS;
  let memory: Memory = EMPTY_MEMORY;
  let accountsInfo = context.accountsInfo ?? null;
  let last: Normalised | null = null;
  return {
    take(body, afterMs = last === null ? 0 : 5_000) {
      nowMs += afterMs;
      const result = normalise(body, memory, { accountNames: new Map(), speed: 1, ...context, accountsInfo, nowMs });
      if (!result.ok) throw new Error(`not a good answer: ${result.code}, ${result.detail}`);
      ({ memory } = result);
      last = result;
      return result.snapshot;
    },
    last() {
      if (last === null) throw new Error("nothing was taken in yet");
      return last;
    },
    tell(info) {
      accountsInfo = info;
    },
    nowMs: () => nowMs,
  };
}
