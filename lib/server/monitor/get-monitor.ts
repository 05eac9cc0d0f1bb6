import "server-only";
import { getAccess } from "../access/get-access";
import { readBuildId } from "../build-id";
import { getEnv } from "../env";
import { getLog } from "../log";
import { createUpstreamClient } from "../upstream/client";
import { systemClock } from "./clock";
import { limitsOf } from "./limits";
import { createMonitor } from "./monitor";
import { createReader } from "./reader";
import type { Monitor } from "./types";

const KEY = Symbol.for("slotwatch.monitor");

/**
 * The process's one monitor. Next gives pages, routes and instrumentation each their own copy of this module, in
 * one process: so it lives on `globalThis`, or every copy would poll.
 */
export function getMonitor(): Monitor {
  const shared = globalThis as { [KEY]?: Monitor };
  shared[KEY] ??= createFromEnv();
  return shared[KEY];
}

function createFromEnv(): Monitor {
  const env = getEnv();
  return createMonitor({
    client: createUpstreamClient({
      baseUrl: env.useapiBaseUrl,
      token: env.useapiToken,
      timeoutMs: env.upstreamTimeoutMs,
    }),
    reader: createReader({ accountNames: getAccess().names.all, speed: env.benchSpeed, now: systemClock.now }),
    limits: limitsOf(env),
    clock: systemClock,
    random: Math.random,
    log: getLog(),
    build: readBuildId(env.distDir),
    demo: env.demo,
  });
}
