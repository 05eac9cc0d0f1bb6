import type { Uncounted, UncountedKind } from "@/lib/domain/kind";
import { fieldOf, isWireObject, readCount, readId, type WireObject } from "./wire-values";

/** A row of the upstream's `available[]`, read. `null` is "not said", never zero. */
export interface AccountRow {
  id: string;
  maxJobs: number | null;
  /** Running videos, as the upstream counts them. */
  executing: number | null;
  /** Free slots as given; may be negative. */
  available: number | null;
  /** The upstream's counters of jobs that hold no slot. */
  counters: Uncounted;
}

const FIGURE_KEYS = ["maxJobs", "executing", "available"] as const;

/** Counters of jobs without a slot begin so: `executingAudio`, and whatever the vendor adds. */
const COUNTER = /^executing([A-Z]\w*)$/;

const COUNTER_KINDS: ReadonlyMap<string, UncountedKind> = new Map([
  ["audio", "speech"],
  ["speech", "speech"],
  ["image", "image"],
  ["music", "music"],
]);

/** Whether a key of an `available[]` row is read here; others are unknown fields. */
export function isAccountKey(key: string): boolean {
  if (key === "account" || (FIGURE_KEYS as readonly string[]).includes(key)) return true;
  const word = counterWord(key);
  return word !== null && (word === "video" || COUNTER_KINDS.has(word));
}

function counterWord(key: string): string | null {
  return COUNTER.exec(key)?.[1]?.toLowerCase().replace(/s$/, "") ?? null;
}

/**
 * Reads every `executing*` number. A word that names no kind of ours is one more uncounted counter; videos are
 * left out, because they are what `executing` counts.
 */
function readCounters(row: WireObject): Uncounted {
  const counters: Uncounted = {};
  for (const key of Object.keys(row)) {
    const word = counterWord(key);
    const count = word === null || word === "video" ? null : readCount(row[key]);
    if (word === null || count === null || count === 0) continue;
    const kind = COUNTER_KINDS.get(word) ?? "unknown";
    counters[kind] = (counters[kind] ?? 0) + count;
  }
  return counters;
}

/** Reads one row of `available[]`; null when it is no object, or names no account. */
export function readAccountRow(row: unknown): AccountRow | null {
  if (!isWireObject(row)) return null;
  const id = readId(fieldOf(row, "account"));
  if (id === null) return null;
  return {
    id,
    maxJobs: readCount(fieldOf(row, "maxJobs")),
    executing: readCount(fieldOf(row, "executing")),
    available: readCount(fieldOf(row, "available"), true),
    counters: readCounters(row),
  };
}
