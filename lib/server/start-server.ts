import "server-only";
import { getEnv } from "./env";
import { EnvError } from "./env-schema";
import { getLog } from "./log";
import { getMonitor } from "./monitor/get-monitor";

/** Viewers' open connections must not keep a stopping server for longer than this. */
const LONGEST_STOP_MS = 1500;
const EXIT_CODES = { SIGTERM: 143, SIGINT: 130 } as const;

/**
 * Starts what runs beside requests: checks the environment, then polls the upstream, before the first visitor.
 * A mistake in the environment ends the process: a server that can't do its work must not look alive.
 */
export function startServer(): void {
  let env;
  try {
    env = getEnv();
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    for (const mistake of error.mistakes) process.stderr.write(`Slotwatch can't start: ${mistake}\n`);
    process.exit(1);
  }
  getMonitor().start();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stopServer(signal));
  getLog().info({ pollIntervalMs: env.pollIntervalMs, access: env.dashboardAccess, demo: env.demo }, "started");
}

/**
 * Next closes the server and exits by itself once its last request is answered. We stop asking at once, and set an end
 * to the waiting: one viewer who reads slowly would otherwise hold the process for good.
 */
function stopServer(signal: keyof typeof EXIT_CODES): void {
  getLog().info({ signal }, "stopping");
  void getMonitor().stop();
  setTimeout(() => process.exit(EXIT_CODES[signal]), LONGEST_STOP_MS).unref();
}
