import type { Health } from "@/lib/domain/health";
import { recordingHealth } from "@/lib/server/services/recording-health";
import { getMonitor } from "@/lib/server/services/get-monitor";
import { getStore } from "@/lib/server/services/get-store";
import { json, methodNotAllowed } from "@/lib/server/respond";

export const dynamic = "force-dynamic";

/** Open to everyone: 200 while the process lives; with `?maxAge=<seconds>` 503 when the data is older, for pagers. */
export function GET(request: Request): Response {
  const { state, ageMs, build } = getMonitor().health();
  const store = getStore().status().state;
  const recording = recordingHealth();
  const maxAgeMs = readMaxAgeMs(request);
  // No good answer yet is older than any age.
  const isStale = maxAgeMs !== null && (ageMs === null || ageMs > maxAgeMs);
  const health: Health = { status: isStale ? "stale" : "ok", state, ageMs, build, store, recording };
  return json(health, isStale ? 503 : 200);
}

/** A bad value falls back to no limit. */
function readMaxAgeMs(request: Request): number | null {
  const text = new URL(request.url).searchParams.get("maxAge") ?? "";
  return /^\d{1,9}(\.\d+)?$/.test(text) ? Number(text) * 1000 : null;
}

const refuse = methodNotAllowed("GET, HEAD");
export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
