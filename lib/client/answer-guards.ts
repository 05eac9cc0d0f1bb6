import type { Envelope } from "@/lib/domain/envelope";
import { FRESHNESS_STATES } from "@/lib/domain/freshness";
import type { Health } from "@/lib/domain/health";
import type { History } from "@/lib/domain/history";
import type { Recent } from "@/lib/domain/recent";
import type { RunPage } from "@/lib/domain/run";

/*
 * Is this our server at all? These look at what the page cannot do without. They are by hand, because the full schema
 * (lib/domain/envelope-schema.ts, used by the tests) would cost every viewer 8 KB to check what our own
 * server has written.
 */

/** Whether a body is an object with keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const isTime = (value: unknown) => typeof value === "string" && Number.isFinite(Date.parse(value));

/** Whether a body is an answer of `GET /api/scheduler`. */
export function isEnvelope(body: unknown): body is Envelope {
  if (!isRecord(body)) return false;
  const { state, now, fetchedAt, pollIntervalMs, nextPollMs, build, snapshot } = body;
  return (
    FRESHNESS_STATES.some((known) => known === state) &&
    isTime(now) &&
    (fetchedAt === null || isTime(fetchedAt)) &&
    typeof pollIntervalMs === "number" &&
    typeof nextPollMs === "number" &&
    typeof build === "string" &&
    (snapshot === undefined ||
      (isRecord(snapshot) &&
        Array.isArray(snapshot.accounts) &&
        Array.isArray(snapshot.jobs) &&
        isRecord(snapshot.totals)))
  );
}

/** Whether a body is an answer of `GET /api/recent`. */
export function isRecent(body: unknown): body is Recent {
  return isRecord(body) && isTime(body.from) && typeof body.stepMs === "number" && Array.isArray(body.accounts);
}

/** Whether a body is an answer of `GET /api/history`. */
export function isHistory(body: unknown): body is History {
  return (
    isRecord(body) &&
    isTime(body.from) &&
    isTime(body.to) &&
    typeof body.bucketMs === "number" &&
    Array.isArray(body.buckets) &&
    Array.isArray(body.accounts) &&
    Array.isArray(body.gaps) &&
    isRecord(body.durations)
  );
}

/** Whether a body is an answer of `GET /api/runs`. */
export function isRunPage(body: unknown): body is RunPage {
  return isRecord(body) && Array.isArray(body.runs) && (body.next === null || typeof body.next === "string");
}

/** Whether a body is an answer of `GET /api/health`. */
export function isHealth(body: unknown): body is Health {
  return isRecord(body) && (body.status === "ok" || body.status === "stale") && typeof body.store === "string";
}
