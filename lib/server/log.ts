import "server-only";
import pino, { type Logger } from "pino";

const KEY = Symbol.for("slotwatch.log");

/**
 * The log: JSON lines on standard output, one for each change of state and not for each try.
 *
 * It is safe by construction rather than by scrubbing: callers hand over codes, counts, statuses and times,
 * never a URL, header, body or the text of a foreign error. Next's bundles share one logger.
 */
export function getLog(): Logger {
  const shared = globalThis as { [KEY]?: Logger };
  shared[KEY] ??= pino({ base: { app: "slotwatch" }, timestamp: pino.stdTimeFunctions.isoTime });
  return shared[KEY];
}
