import "server-only";
import type { FirstRecording, Health } from "@/lib/domain/health";
import { getHistory } from "./get-history";
import { getStore } from "./get-store";

/** Whether this process records, and since when that is so; null while it has nothing to record, or another instance does. */
export function recordingHealth(): Health["recording"] {
  const recorded = getHistory().recorder.recording();
  return recorded && { ok: recorded.ok, since: new Date(recorded.sinceMs).toISOString() };
}

/** The same for an operator's page, and why the database can't be used; that is for nobody else to know. */
export function recordingForPage(): FirstRecording {
  const status = getStore().status();
  return { recording: recordingHealth(), reason: status.state === "away" ? status.message : null };
}
