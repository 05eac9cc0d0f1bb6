import { createHash } from "node:crypto";
import type { Snapshot } from "@/lib/domain/snapshot";

/**
 * The revision of a snapshot: a hash of its content. It changes exactly when the content changes, and two
 * processes that hold the same content agree on it, so a viewer may move between instances.
 */
export function revisionOf(snapshot: Snapshot): string {
  // `normalise` builds every object in one order of keys, and sorts its rows: equal content, equal text.
  return createHash("sha256").update(JSON.stringify(snapshot)).digest("base64url").slice(0, 16);
}
