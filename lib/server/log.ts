import "server-only";
import pino, { type Logger } from "pino";
import { oncePerProcess } from "./once-per-process";

/**
 * The log: JSON lines on standard output, one for each change of state and not for each try.
 *
 * It is safe by construction rather than by scrubbing: callers hand over codes, counts, statuses and times,
 * never a URL, header, body or the text of a foreign error.
 */
export const getLog = oncePerProcess<Logger>("log", () =>
  pino({ base: { app: "slotwatch" }, timestamp: pino.stdTimeFunctions.isoTime }),
);
