import "server-only";
import { MINUTE_MS } from "@/lib/domain/time-units";
import { faultName } from "./fault-name";
import { getLog } from "./log";
import { isStoreAway } from "./store/store-away";

/** The same work may fail at each request. */
const SAID_ONCE_IN_MS = MINUTE_MS;
const saidAtMs = new Map<string, number>();

/**
 * Waits for work on the store whose failure nobody is to notice; never throws. That the store is away is told elsewhere. Anything else is
 * a mistake of ours, which the log tells.
 *
 * @param what what failed then, for the log: "what was done could not be recorded"
 */
export async function inBackground(work: Promise<unknown>, what: string, warn = logFault): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (isStoreAway(error)) return;
    const nowMs = performance.now();
    if (nowMs - (saidAtMs.get(what) ?? -Infinity) < SAID_ONCE_IN_MS) return;
    saidAtMs.set(what, nowMs);
    warn(error, what);
  }
}

function logFault(error: unknown, what: string): void {
  getLog().warn({ error: faultName(error) }, what);
}
