import { createHash } from "node:crypto";
import type { Snapshot } from "@/lib/domain/snapshot";

/** A snapshot with its JSON, written once for all viewers, and its revision. */
export interface HeldSnapshot {
  snapshot: Snapshot;
  json: string;
  revision: string;
}

const REVISION_CHARACTERS = 16;

/**
 * Gives a snapshot its revision: a digest of its content, so that it changes exactly when the content does, and
 * is the same in every instance and after a restart. An equal snapshot is not made anew.
 */
export function holdSnapshot(snapshot: Snapshot, before: HeldSnapshot | null): HeldSnapshot {
  const json = JSON.stringify(snapshot);
  if (before?.json === json) return before;
  const revision = createHash("sha256").update(json).digest("base64url").slice(0, REVISION_CHARACTERS);
  return { snapshot, json, revision };
}
