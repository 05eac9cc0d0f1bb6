import "server-only";
import type { Health } from "@/lib/domain/health";
import { getHistory } from "./get-history";

/** Whether this process records, and since when that is so; null while it has nothing to record, or another instance does. */
export function recordingHealth(): Health["recording"] {
  const recorded = getHistory().recorder.recording();
  return recorded && { ok: recorded.ok, since: new Date(recorded.sinceMs).toISOString() };
}
