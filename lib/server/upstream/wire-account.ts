import type { Uncounted, UncountedKind } from "@/lib/domain/kind";
import { fieldOf, isNoCount, isWireObject, readCount, readId, type WireObject } from "./wire-values";

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
  /** Whether one of them, of a name that we know, could not be read. It is left out of them. */
  hasUnreadableCounter: boolean;
}

const FIGURE_KEYS = ["maxJobs", "executing", "available"] as const;

/** Counters of jobs without a slot begin so: `executingAudio`, and whatever the vendor adds, `executing_chat` too. */
const COUNTER = /^executing(.+)$/s;

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
  const rest = COUNTER.exec(key)?.[1];
  return rest === undefined
    ? null
    : rest
        .toLowerCase()
        .replace(/[^a-z0-9]/g, "")
        .replace(/s$/, "");
}

/**
 * Reads every `executing*` number. A word that names no kind of ours is one more uncounted counter; videos are
 * left out, because they are what `executing` counts.
 */
function readCounters(row: WireObject): Pick<AccountRow, "counters" | "hasUnreadableCounter"> {
  const counters: Uncounted = {};
  let hasUnreadableCounter = false;
  for (const key of Object.keys(row)) {
    const word = counterWord(key);
    if (word === null || word === "video") continue;
    const count = readCount(row[key]);
    const known = COUNTER_KINDS.get(word);
    // Of a word that nobody knows a number may be anything: a time, a share.
    if (count === null && known !== undefined) hasUnreadableCounter ||= isNoCount(row[key]);
    if (count === null || count === 0) continue;
    const kind = known ?? "unknown";
    counters[kind] = (counters[kind] ?? 0) + count;
  }
  return { counters, hasUnreadableCounter };
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
    ...readCounters(row),
  };
}
