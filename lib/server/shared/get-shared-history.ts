import "server-only";
import { getHistory } from "../history/get-history";
import { getSharedView } from "./get-shared-view";
import { createSharedHistory, type SharedHistory } from "./shared-history";

const KEY = Symbol.for("slotwatch.shared-history");

/** The process's one history for shares: Next's bundles share what it has counted. */
export function getSharedHistory(): SharedHistory {
  const shared = globalThis as { [KEY]?: SharedHistory };
  const { reader, clock } = getHistory();
  shared[KEY] ??= createSharedHistory(reader, getSharedView(), clock.now);
  return shared[KEY];
}
