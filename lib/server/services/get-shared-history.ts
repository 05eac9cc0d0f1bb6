import "server-only";
import { oncePerProcess } from "../once-per-process";
import { createSharedHistory, type SharedHistory } from "../shared/shared-history";
import { getHistory } from "./get-history";
import { getSharedView } from "./get-shared-view";

/** The process's one history for shares: Next's bundles share what it has counted. */
export const getSharedHistory = oncePerProcess<SharedHistory>("shared-history", () => {
  const { reader, clock } = getHistory();
  return createSharedHistory(reader, getSharedView(), clock.now);
});
