import type { JobKind } from "@/lib/domain/kind";
import { isJobId, parseJobId } from "./job-id";
import { fieldOf, isWireObject, readCallbackHost, readId, readRef, type WireObject } from "./wire-values";
import { parseElapsed, parseStarted } from "./wire-time";

/** A row of the upstream's `executing[]`, read. */
export interface JobRow {
  id: string;
  kind: JobKind;
  accountId: string | null;
  /** `started` in our form, ISO 8601 UTC, or null. */
  started: string | null;
  /** `elapsed` in ms, or null. */
  elapsedMs: number | null;
  ref: string | null;
  callbackHost: string | null;
}

/** Keys that hold a job's id. The vendor's own sample has an image's id under `videoId`: the key tells no kind. */
const ID_KEYS = ["videoId", "imageId", "audioId", "musicId", "id"] as const;

/** Every key of a row that is read here; others are unknown fields. */
export const JOB_KEYS: ReadonlySet<string> = new Set([...ID_KEYS, "started", "elapsed", "replyUrl", "replyRef"]);

function readJobId(row: WireObject): string | null {
  for (const key of ID_KEYS) {
    const id = readId(fieldOf(row, key));
    if (id !== null) return id;
  }
  // A kind added upstream may bring a key of its own; what it holds is recognised by its shape.
  for (const key of Object.keys(row)) {
    const value = key.endsWith("Id") ? readId(row[key]) : null;
    if (value !== null && isJobId(value)) return value;
  }
  return null;
}

/** Reads one row of `executing[]`; null when it is no object, or has no id. */
export function readJobRow(row: unknown, nowMs: number): JobRow | null {
  if (!isWireObject(row)) return null;
  const id = readJobId(row);
  if (id === null) return null;
  return {
    id,
    ...parseJobId(id),
    started: parseStarted(fieldOf(row, "started"), nowMs),
    elapsedMs: parseElapsed(fieldOf(row, "elapsed")),
    ref: readRef(fieldOf(row, "replyRef")),
    callbackHost: readCallbackHost(fieldOf(row, "replyUrl")),
  };
}
