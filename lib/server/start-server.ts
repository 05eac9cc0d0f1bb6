import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { HOUR_MS } from "@/lib/domain/time-units";
import { plainTarget } from "./plain-target";
import { getEnv } from "./env";
import { EnvError } from "./env-schema";
import { faultName } from "./fault-name";
import { getHistory } from "./services/get-history";
import { getLog } from "./log";
import { getMonitor } from "./services/get-monitor";
import { getStore } from "./services/get-store";
import { pruneAccess } from "./store/prune-access";
import { createPruning } from "./store/pruning";

/** Viewers' open connections must not keep a stopping server for longer than this. */
const LONGEST_STOP_MS = 1500;
/** And to write what the next process goes on from, it waits that long at the most before it ends. */
const LONGEST_LEAVE_MS = 500;
/** The live view waits for the database that long at the most. */
const LONGEST_RESUME_MS = 1500;
/**
 * And the server's first answer that long, from the same moment on: with what Next itself takes it must be there within 5 s
 * (CONTRIBUTING.md, "The contract"). What the store can't do until it is open, its pages say.
 */
const LONGEST_OPEN_MS = 2500;
/** Records past keeping are deleted that often. */
const PRUNE_MS = HOUR_MS;
const EXIT_CODES = { SIGTERM: 143, SIGINT: 130 } as const;

/** What Next can hand on to a route. */
const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/**
 * Every other method would never reach a route: Next answers some with an empty 400, and fails at TRACE with 500 and a stack
 * in the log. So they are taken for OPTIONS, which every route refuses with our 405. The address becomes a plain path, with single
 * slashes: others Next leads on by itself, before `proxy.ts`, without our headers and under any Host, a link's token in the answer.
 */
function tidyRequest(message: unknown): void {
  const { request } = message as { request: IncomingMessage };
  if (request.method !== undefined && !METHODS.has(request.method)) request.method = "OPTIONS";
  request.url = plainTarget(request.url ?? "/");
}

/**
 * Starts what runs beside requests: checks the environment, then polls the upstream, before the first visitor.
 * A mistake in the environment ends the process: a server that can't do its work must not look alive.
 */
export async function startServer(): Promise<void> {
  let env;
  try {
    env = getEnv();
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    for (const mistake of error.mistakes) process.stderr.write(`Slotwatch can't start: ${mistake}\n`);
    process.exit(1);
  }
  // Before anything that takes time: who is stopped while starting must not keep the turn.
  stopOnSignals();
  subscribe("http.server.request.start", tidyRequest);
  const opening = openStore(env.historyDays);
  const longEnough = pause(LONGEST_OPEN_MS);
  // With history the first snapshot is right about full accounts and usual times; but no database may delay it for long.
  await Promise.race([opening.then(() => getMonitor().resume()), pause(LONGEST_RESUME_MS)]);
  getMonitor().start();
  await Promise.race([opening, longEnough]);
  getLog().info({ pollIntervalMs: env.pollIntervalMs, access: env.dashboardAccess, demo: env.demo }, "started");
  for (const remark of env.remarks) getLog().warn({ settings: "odd" }, remark);
}

/**
 * Waits for the first try to open the database, so that the first visitor finds it. Any trouble is told by the pages that need it; only
 * a second process on one SQLite file is refused outright: both would go on for weeks, each with half of the truth.
 */
async function openStore(historyDays: number): Promise<void> {
  const store = getStore();
  process.on("exit", () => store.closeSync());
  const status = await store.opened();
  if (status.state === "away" && status.reason === "taken") {
    process.stderr.write(`Slotwatch can't start: ${status.message}\n`);
    process.exit(1);
  }
  const prune = createPruning({
    prune: async () => {
      await store.run((database) => pruneAccess(database, historyDays));
      await getHistory().prune();
    },
    everyMs: PRUNE_MS / 2,
    monotonic: () => performance.now(),
    onChange: logPruning,
  });
  store.onBack(() => void prune());
  setInterval(() => void prune(), PRUNE_MS).unref();
}

/** One line when pruning begins to fail, and one when it works again: a database that only grows should be known. */
function logPruning(error: unknown): void {
  if (error === null) getLog().info({ prune: "ok" }, "old records are deleted again");
  else getLog().warn({ prune: "failed", error: faultName(error) }, "old records can't be deleted");
}

/**
 * Next closes the server and exits by itself once its last request is answered: at once where there is none, before anything could be
 * written. So its listeners are told after ours is done. They stay, as nobody else can close its server.
 */
function stopOnSignals(): void {
  let isStopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    const others = process.listeners(signal);
    process.removeAllListeners(signal);
    // Ctrl+C below npm comes twice.
    process.on(signal, (...told) => {
      if (isStopping) return;
      isStopping = true;
      const goOn = () => others.forEach((listener) => listener(...told));
      void stopServer(signal).then(goOn, goOn);
    });
  }
}

/**
 * We stop asking at once, and set an end to the waiting: one viewer who reads slowly would otherwise hold the process for good, and so
 * would a database.
 */
async function stopServer(signal: keyof typeof EXIT_CODES): Promise<void> {
  getLog().info({ signal }, "stopping");
  setTimeout(() => process.exit(EXIT_CODES[signal]), LONGEST_STOP_MS).unref();
  await Promise.race([getMonitor().stop(), pause(LONGEST_LEAVE_MS)]);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
