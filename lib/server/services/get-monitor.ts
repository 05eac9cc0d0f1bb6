import "server-only";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/time-units";
import { readBuildId } from "../build-id";
import { getEnv } from "../env";
import { faultName } from "../fault-name";
import { getLog } from "../log";
import type { FrozenMark } from "../monitor/frozen-mark";
import { createHandover, sourceOf } from "../monitor/handover";
import { createKeeper, keepWhenNew } from "../monitor/keeper";
import { limitsOf } from "../monitor/limits";
import { createMonitor } from "../monitor/monitor";
import { createReader } from "../monitor/reader";
import type { Monitor } from "../monitor/types";
import { oncePerProcess } from "../once-per-process";
import { writeFrozen, writeTold } from "../store/history/kept";
import type { AccountsInfo } from "../upstream/accounts-info";
import { createUpstreamClient } from "../upstream/client";
import { getAccess } from "./get-access";
import { getHistory } from "./get-history";
import { getStore } from "./get-store";

/**
 * What GET accounts said of trouble is believed until it says otherwise, and without an answer so long: an account on hold stays so until
 * somebody mends it, and a job sent to it in the belief that it is well is lost; while one called broken too long only waits.
 */
const TROUBLE_MEMORY_MS = DAY_MS;
/** A process that was away for longer goes on from nothing: what it would show is of another day. */
const HANDOVER_LIFE_MS = DAY_MS;
/** Longer than a deploy takes: after that nobody knows whether trouble went on meanwhile. */
const TROUBLE_LIFE_MS = 15 * MINUTE_MS;
/** How right its age is kept over a restart; less than the usual interval, so that each answer of that counts. */
const TOLD_STEP_MS = 4 * MINUTE_MS;

/** The process's one monitor: every copy of this module would poll. */
export const getMonitor = oncePerProcess<Monitor>("monitor", createFromEnv);

function createFromEnv(): Monitor {
  const env = getEnv();
  const { recorder, turns, clock } = getHistory();
  const { names } = getAccess();
  const store = getStore();
  const told = createKeeper<AccountsInfo>({
    store,
    write: (database, info) => writeTold(database, info, clock.now()),
    onFault: logKeeper,
  });
  const frozen = createKeeper<FrozenMark | null>({ store, write: writeFrozen, onFault: logKeeper });
  const limits = limitsOf(env);
  // Instances that take turns share all of it already.
  const handover =
    turns === null
      ? createHandover({
          ...{ store, limits, clock, log: getLog(), onFault: logKeeper },
          source: sourceOf(env.useapiBaseUrl, env.useapiToken),
          asksAccounts: env.accountsIntervalMs > 0,
          lifeMs: HANDOVER_LIFE_MS / env.benchSpeed,
          troubleLifeMs: TROUBLE_LIFE_MS / env.benchSpeed,
        })
      : undefined;
  const reader = createReader({
    accountNames: names.all,
    speed: env.benchSpeed,
    accountsLifeMs: env.accountsIntervalMs === 0 ? 0 : TROUBLE_MEMORY_MS / env.benchSpeed,
    now: clock.now,
    onTold: keepWhenNew(told.keep, TOLD_STEP_MS / env.benchSpeed),
  });
  recorder.onLoad((loaded) => {
    reader.mergeRemembered(loaded);
    reader.recallAccounts(loaded.told);
  });
  const monitor = createMonitor({
    client: createUpstreamClient({
      baseUrl: env.useapiBaseUrl,
      token: env.useapiToken,
      timeoutMs: env.upstreamTimeoutMs,
    }),
    reader,
    limits,
    clock,
    random: Math.random,
    log: getLog(),
    build: readBuildId(env.distDir),
    demo: env.demo,
    history: {
      observe: recorder.observe,
      look: recorder.look,
      // Without a store there is nothing to go on from; the recorder asks again when it is to write.
      resume: () => recorder.load().catch(() => undefined),
      rest: recorder.rest,
      written: recorder.written,
      markFrozen: frozen.keep,
    },
    turns: turns ?? undefined,
    handover,
  });
  recorder.onLoad(monitor.recall);
  // Whoever gave the name, here or at another instance: the one that polls shows it.
  names.onChange(() => monitor.showNames());
  return monitor;
}

function logKeeper(error: unknown): void {
  getLog().warn({ error: faultName(error) }, "what is to outlive a restart can't be kept");
}
