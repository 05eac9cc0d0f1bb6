import "server-only";
import { DAY_MS } from "@/lib/domain/time-units";
import { readBuildId } from "../build-id";
import { getEnv } from "../env";
import { getLog } from "../log";
import { limitsOf } from "../monitor/limits";
import { createMonitor } from "../monitor/monitor";
import { createReader } from "../monitor/reader";
import type { Monitor } from "../monitor/types";
import { oncePerProcess } from "../once-per-process";
import { createUpstreamClient } from "../upstream/client";
import { getAccess } from "./get-access";
import { getHistory } from "./get-history";

/**
 * What GET accounts said of trouble is believed until it says otherwise, and without an answer so long: an account on hold stays so until
 * somebody mends it, and a job sent to it in the belief that it is well is lost; while one called broken too long only waits.
 */
const TROUBLE_MEMORY_MS = DAY_MS;

/** The process's one monitor: every copy of this module would poll. */
export const getMonitor = oncePerProcess<Monitor>("monitor", createFromEnv);

function createFromEnv(): Monitor {
  const env = getEnv();
  const { recorder, turns, clock } = getHistory();
  const { names } = getAccess();
  const reader = createReader({
    accountNames: names.all,
    speed: env.benchSpeed,
    accountsLifeMs: TROUBLE_MEMORY_MS / env.benchSpeed,
    now: clock.now,
  });
  recorder.onLoad(reader.mergeRemembered);
  const monitor = createMonitor({
    client: createUpstreamClient({
      baseUrl: env.useapiBaseUrl,
      token: env.useapiToken,
      timeoutMs: env.upstreamTimeoutMs,
    }),
    reader,
    limits: limitsOf(env),
    clock,
    random: Math.random,
    log: getLog(),
    build: readBuildId(env.distDir),
    demo: env.demo,
    history: {
      observe: recorder.observe,
      // Without a store there is nothing to go on from; the recorder asks again when it is to write.
      resume: () => recorder.load().catch(() => undefined),
      rest: recorder.rest,
      written: recorder.written,
    },
    turns: turns ?? undefined,
  });
  recorder.onLoad(({ minutes }) => monitor.recall(minutes));
  // Whoever gave the name, here or at another instance: the one that polls shows it.
  names.onChange(() => monitor.showNames());
  return monitor;
}
