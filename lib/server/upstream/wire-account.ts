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
  /** Which of these were given as numbers that can't be counts; they are null, or left out, and the row's figures can't agree. */
  impossible: readonly (Figure | typeof ANY_COUNTER)[];
}

const FIGURE_KEYS = ["maxJobs", "executing", "available"] as const;
type Figure = (typeof FIGURE_KEYS)[number];

/** Stands for each counter: their names are the vendor's to choose, and not to be repeated. */
export const ANY_COUNTER = "executing*";

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
function readCounters(row: WireObject): { counters: Uncounted; areImpossible: boolean } {
  const counters: Uncounted = {};
  let areImpossible = false;
  for (const key of Object.keys(row)) {
    const word = counterWord(key);
    if (word === null || word === "video") continue;
    const count = readCount(row[key]);
    const known = COUNTER_KINDS.get(word);
    // Of a word that nobody knows a number may be anything: a time, a share.
    if (count === null && known !== undefined) areImpossible ||= isNoCount(row[key]);
    if (count === null || count === 0) continue;
    const kind = known ?? "unknown";
    counters[kind] = (counters[kind] ?? 0) + count;
  }
  return { counters, areImpossible };
}

/** Reads one row of `available[]`; null when it is no object, or names no account. */
export function readAccountRow(row: unknown): AccountRow | null {
  if (!isWireObject(row)) return null;
  const id = readId(fieldOf(row, "account"));
  if (id === null) return null;
  const { counters, areImpossible } = readCounters(row);
  const impossible = FIGURE_KEYS.filter((key) => isNoCount(fieldOf(row, key), key === "available"));
  return {
    id,
    maxJobs: readCount(fieldOf(row, "maxJobs")),
    executing: readCount(fieldOf(row, "executing")),
    available: readCount(fieldOf(row, "available"), true),
    counters,
    impossible: areImpossible ? [...impossible, ANY_COUNTER] : impossible,
  };
}
