import { expect } from "vitest";
import { DAY_MS } from "@/lib/domain/time-units";
import { createRecorder } from "@/lib/server/history/recording/recorder";
import type { FrozenMark } from "@/lib/server/monitor/frozen-mark";
import { createKeeper } from "@/lib/server/monitor/keeper";
import { limitsOf } from "@/lib/server/monitor/limits";
import { createReader } from "@/lib/server/monitor/reader";
import { createRecord } from "@/lib/server/monitor/record";
import type { Store } from "@/lib/server/store/create-store";
import type { Database } from "@/lib/server/store/database";
import { writeFrozen, writeTold } from "@/lib/server/store/history/kept";
import { StoreAwayError } from "@/lib/server/store/store-away";
import type { AccountsInfo } from "@/lib/server/upstream/accounts-info";
import type { FakeClock } from "./fake-clock";

export const POLL_MS = 5_000;
const LIMITS = limitsOf({
  ...{ pollIntervalMs: POLL_MS, idlePollIntervalMs: POLL_MS, accountsIntervalMs: 60_000 },
  ...{ upstreamTimeoutMs: 8_000, benchSpeed: 1 },
});

/**
 * What a process remembers, put together as `services` does, on a database that others share or that outlives it. It asks nobody: the
 * test hands it the answers.
 */
export async function beginProcess(database: Database, clock: FakeClock, isStoreAway = false) {
  let isAway = isStoreAway;
  const listeners: (() => void)[] = [];
  const store: Pick<Store, "run" | "onBack"> = {
    run: (work) => (isAway ? Promise.reject(new StoreAwayError("gone", "the store is away")) : work(database)),
    onBack: (listener) => (listeners.push(listener), () => undefined),
  };
  const keep = { store, onFault: (error: unknown) => expect(error).toBeNull() };
  const told = createKeeper<AccountsInfo>({ ...keep, write: (inside, info) => writeTold(inside, info, clock.now()) });
  const frozen = createKeeper<FrozenMark | null>({ ...keep, write: writeFrozen });
  const recorder = createRecorder({ store, now: clock.now });
  const reader = createReader({
    ...{ accountNames: new Map<string, string>(), speed: 1, accountsLifeMs: DAY_MS },
    ...{ now: clock.now, onTold: told.keep },
  });
  const history = { observe: recorder.observe, look: recorder.look, markFrozen: frozen.keep };
  const record = createRecord({ reader, limits: LIMITS, clock, intervalMs: () => POLL_MS, history });
  recorder.onLoad((loaded) => {
    reader.mergeRemembered(loaded);
    reader.recallAccounts(loaded.told);
    record.recall(loaded);
  });
  const load = () => recorder.load().catch(() => undefined);
  const settle = () => Promise.all([recorder.written(), told.written(), frozen.written()]);
  await load();
  return {
    record,
    load,
    settle,
    /** Takes in a scheduler answer, and what GET accounts says if it is asked, and waits until it is written or could not be. */
    async take(body: unknown, accounts: unknown = null) {
      record.take({ ok: true, body, status: 200, latencyMs: 0 });
      if (accounts !== null) record.takeAccounts(accounts);
      await settle();
    },
    goAway: () => void (isAway = true),
    /** The store can be used again, and says so. */
    comeBack() {
      isAway = false;
      for (const listener of listeners) listener();
    },
  };
}
